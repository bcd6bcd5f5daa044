import { checks } from '../checks';
import { judge, noDefaults } from '../checks/givenTenant';
import type { ConditionalAccessPolicy, DatasetRows } from '../model';
import { drafted, draftFor } from './policyDrafts';

const emergency = {
  users: ['5b3f3c1e-0000-4000-8000-000000000001'],
  groups: ['5b3f3c1e-0000-4000-8000-000000000002'],
};

/** A tenant with every plan, in which nothing is guarded. */
const tenant = (...policies: ConditionalAccessPolicy[]) => ({
  rows: {
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
    subscribedSkus: [
      {
        id: 's',
        capabilityStatus: 'Enabled',
        servicePlans: ['AAD_PREMIUM', 'AAD_PREMIUM_P2', 'INSIDER_RISK'].map(
          servicePlanName => ({
            servicePlanName,
            provisioningStatus: 'Success',
          }),
        ),
      } as DatasetRows['subscribedSkus'],
    ],
    deviceRegistrationPolicy: [
      {
        id: 'deviceRegistrationPolicy',
        multiFactorAuthConfiguration: 'notRequired',
      } as DatasetRows['deviceRegistrationPolicy'],
    ],
    authenticationStrengths: [
      {
        id: '00000000-0000-0000-0000-000000000004',
        displayName: 'Phishing-resistant MFA',
        allowedCombinations: [
          'windowsHelloForBusiness',
          'fido2',
          'x509CertificateMultiFactor',
        ],
      } as DatasetRows['authenticationStrengths'],
    ],
  },
  declarations: {
    breakGlassAccounts: [...emergency.users, ...emergency.groups],
  },
});

describe('drafts of policies', () => {
  it.each(drafted)(
    'for %s take its finding away, and nothing before they are enabled',
    async id => {
      const check = checks.find(each => each.id === id)!;
      const draft = draftFor(id, emergency)!;
      expect((await judge(check, tenant())).outcome).toBe('fail');
      expect((await judge(check, tenant({ id: 'p', ...draft }))).outcome).toBe(
        'fail',
      );
      expect(
        await judge(check, tenant({ id: 'p', ...draft, state: 'enabled' })),
      ).toMatchObject({ outcome: 'pass' });
    },
  );

  it.each(drafted)(
    'for %s leave out the emergency accounts and nobody else',
    id => {
      const { state, conditions } = draftFor(id, emergency)!;
      expect(state).toBe('enabledForReportingButNotEnforced');
      const { users } = conditions as any;
      expect([users.excludeUsers, users.excludeGroups]).toEqual([
        emergency.users,
        emergency.groups,
      ]);
      const { users: bare } = draftFor(id, { users: [], groups: [] })!
        .conditions as any;
      expect(Object.keys(bare)).toHaveLength(1);
    },
  );

  it('are for checks that there are', () => {
    expect(drafted.filter(id => !checks.some(each => each.id === id))).toEqual(
      [],
    );
    expect(draftFor('ca.report-only', emergency)).toBeUndefined();
  });
});
