import { causes, GivenTenant, outcome } from '../givenTenant';
import { userConsentOpen } from './userConsentOpen';

const assigned = (names: string[], rest: object = {}): GivenTenant => ({
  rows: {
    authorizationPolicy: [
      {
        id: 'p',
        defaultUserRolePermissions: {
          permissionGrantPoliciesAssigned: names.map(
            name => `ManagePermissionGrantsForSelf.${name}`,
          ),
        },
        ...rest,
      },
    ],
    permissionGrantPolicies: [
      {
        id: 'wide',
        includes: [
          { permissionType: 'delegated', permissionClassification: 'all' },
        ],
      },
      {
        id: 'narrow',
        includes: [
          { permissionType: 'delegated', permissionClassification: 'low' },
          { permissionType: 'application', permissionClassification: 'all' },
        ],
      },
    ],
  },
});

describe('app.user-consent-open', () => {
  it.each([
    ['microsoft-user-default-legacy', 'high'],
    ['Microsoft-User-Default-Recommended', 'medium'],
    ['wide', 'medium'],
  ])('weighs %s as %s', async (name, severity) => {
    expect(await causes(userConsentOpen, assigned([name]))).toMatchObject([
      { key: name.toLowerCase(), severity },
    ]);
  });

  it('finds that risky apps are let through, whatever the policy', async () => {
    expect(
      await causes(
        userConsentOpen,
        assigned([], { allowUserConsentForRiskyApps: true }),
      ),
    ).toMatchObject([{ key: 'riskyApps', severity: 'medium' }]);
  });

  it.each([[[]], [['microsoft-user-default-low']], [['narrow']]])(
    'passes with %j',
    async names => {
      expect(await outcome(userConsentOpen, assigned(names))).toBe('pass');
    },
  );

  it('passes over what owners of groups and teams may consent to', async () => {
    const tenant = assigned([]);
    tenant.rows!.authorizationPolicy![0].defaultUserRolePermissions!.permissionGrantPoliciesAssigned =
      [
        'ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team',
      ];
    expect(await outcome(userConsentOpen, tenant)).toBe('pass');
  });

  it('is unknown where a policy cannot be read, or none was sent', async () => {
    const denied = {
      permissionGrantPolicies: {
        state: 'denied',
        permission: 'X',
        why: 'refused',
      },
    } as const;
    expect(
      await outcome(userConsentOpen, {
        ...assigned(['wide']),
        completeness: denied,
      }),
    ).toBe('unknown');
    expect(
      await outcome(userConsentOpen, {
        ...assigned(['microsoft-user-default-legacy']),
        completeness: denied,
      }),
    ).toBe('fail');
    expect(
      await outcome(userConsentOpen, {
        rows: { authorizationPolicy: [{ id: 'p' }] },
      }),
    ).toBe('unknown');
  });
});
