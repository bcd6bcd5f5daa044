import type { User } from '../../model';
import {
  causes,
  judge,
  noDefaults,
  outcome,
  policy,
  type GivenTenant,
} from '../givenTenant';
import { breakGlassWeak } from './breakGlassWeak';

const tenant = (
  user: Partial<User>,
  {
    methods = ['fido2SecurityKey'],
    certificates = 'disabled',
    names = ['glass'],
    ...rest
  }: { methods?: string[]; certificates?: string; names?: string[] } & Omit<
    GivenTenant,
    'rows'
  > = {},
) => ({
  ...rest,
  rows: {
    users: [
      { id: 'other', userType: 'Member', accountEnabled: true },
      ...names.map(id => ({
        id,
        displayName: `Name of ${id}`,
        userPrincipalName: `${id}@contoso.example`,
        userType: 'Member',
        accountEnabled: true,
        ...user,
      })),
    ],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: [
      policy('p', { controls: ['mfa'], users: { excludeUsers: names } }),
    ],
    userRegistrationDetails: names.map(id => ({
      id,
      methodsRegistered: methods,
    })),
    authenticationMethodsPolicy: [
      {
        id: 'm',
        policyMigrationState: 'migrationComplete',
        authenticationMethodConfigurations: [
          { id: 'X509Certificate', state: certificates },
        ],
      },
    ],
    subscribedSkus: [
      {
        id: 's',
        skuId: 'e5',
        servicePlans: [
          { servicePlanId: 'mail', servicePlanName: 'EXCHANGE_S_ENTERPRISE' },
        ],
      },
    ],
  },
});
const why = async (...given: Parameters<typeof tenant>) =>
  (await causes(breakGlassWeak, tenant(...given))).map(
    ({ key, severity, facts }) => [key, severity, facts.why],
  );

describe('ca.break-glass-weak', () => {
  it('passes for a cloud account with a security key and no licence', async () => {
    expect(await outcome(breakGlassWeak, tenant({}))).toBe('pass');
  });

  it('finds an account without a key', async () => {
    expect(await why({}, { methods: ['mobilePhone'] })).toEqual([
      [
        'glass',
        'high',
        ['it has registered no security key and no certificate'],
      ],
    ]);
  });

  it('cannot tell an account without a key from one with a certificate where those are taken', async () => {
    const tenantOf = (methods: string[]) =>
      tenant({}, { methods, certificates: 'enabled' });
    expect(await outcome(breakGlassWeak, tenantOf(['mobilePhone']))).toBe(
      'unknown',
    );
    expect(
      await outcome(breakGlassWeak, tenantOf(['passKeyDeviceBound'])),
    ).toBe('pass');
  });

  it('finds a synchronised account', async () => {
    expect(await why({ onPremisesSyncEnabled: true })).toEqual([
      ['glass', 'high', ['it is synchronised from another directory']],
    ]);
  });

  it('finds a mailbox, and none where its plan is switched off', async () => {
    expect(
      await why({ assignedLicenses: [{ skuId: 'e5', disabledPlans: [] }] }),
    ).toEqual([['glass', 'medium', ['it has a mailbox']]]);
    expect(
      await outcome(
        breakGlassWeak,
        tenant({
          assignedLicenses: [{ skuId: 'e5', disabledPlans: ['mail'] }],
        }),
      ),
    ).toBe('pass');
  });

  it('finds five of them', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    expect(await causes(breakGlassWeak, tenant({}, { names }))).toMatchObject([
      { key: 'count', affected: names.map(id => ({ id })) },
    ]);
    expect(
      await outcome(breakGlassWeak, tenant({}, { names: names.slice(1) })),
    ).toBe('pass');
  });

  it('judges a declared account also where a policy is for it', async () => {
    const given = tenant({}, { methods: [] });
    expect(
      await outcome(breakGlassWeak, {
        rows: {
          ...given.rows,
          conditionalAccessPolicies: [policy('p', { controls: ['mfa'] })],
        },
        declarations: { breakGlassAccounts: ['GLASS@contoso.example'] },
      }),
    ).toBe('fail');
  });

  it('does not apply without any', async () => {
    const given = tenant({}, { methods: [] });
    expect(
      await outcome(breakGlassWeak, {
        rows: {
          ...given.rows,
          conditionalAccessPolicies: [policy('p', { controls: ['mfa'] })],
        },
      }),
    ).toBe('notApplicable');
  });

  it('is unknown where methods cannot be read, or the report leaves the account out', async () => {
    const completeness = {
      userRegistrationDetails: { state: 'never', why: '' },
    } as const;
    expect(
      await judge(breakGlassWeak, tenant({}, { completeness })),
    ).toMatchObject({
      outcome: 'unknown',
      because: [{ dataset: 'userRegistrationDetails' }],
    });
    const { rows } = tenant({});
    expect(
      await outcome(breakGlassWeak, {
        rows: { ...rows, userRegistrationDetails: [] },
      }),
    ).toBe('unknown');
  });
});
