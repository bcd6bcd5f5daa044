import { policy } from '../givenTenant';
import {
  forAll,
  judge,
  policies,
  strength,
  told,
  user,
  world,
} from './__testUtils__/earlierWorld';

describe('ca.drift, by cause', () => {
  it('finds a strength that takes more, also where Graph quotes it in the policy', async () => {
    const asking = (...combinations: string[]) => ({
      ...policies({
        ...policy('p', {}),
        grantControls: {
          operator: 'OR',
          builtInControls: [],
          authenticationStrength: strength(...combinations),
        },
      }),
      authenticationStrengths: [strength(...combinations)],
    });
    expect(
      await judge(
        world(asking('fido2')),
        world(asking('fido2', 'password,sms')),
      ),
    ).toMatchObject({
      witnesses: [
        {
          key: 'strengthChanged strong',
          severity: 'high',
          statement: expect.stringMatching(
            /^1 person .* without a method that resists phishing: .* No policy has changed\.$/,
          ),
          affected: [
            { id: 'p' },
            { kind: 'policy', id: 'strong' },
            { id: 'admin' },
          ],
        },
      ],
    });
  });

  it('finds that other tenants’ devices are believed', async () => {
    const trust = (accepted: boolean) => ({
      ...policies(policy('p', { controls: ['compliantDevice'] })),
      users: [
        user('guest', { userType: 'Guest', externalUserState: 'Accepted' }),
      ],
      crossTenantAccessPolicyDefault: [
        { id: 'd', inboundTrust: { isCompliantDeviceAccepted: accepted } },
      ],
    });
    expect(await told(world(trust(false)), world(trust(true)))).toEqual({
      trustChanged: ['guest'],
    });
  });

  it.each([
    ['deleted', policies(), 'policyDeleted p'],
    ['disabled', policies(forAll({ state: 'disabled' })), 'policyDisabled p'],
    [
      'edited',
      policies(forAll({ applications: { excludeApplications: ['app'] } })),
      'policyEdited p',
    ],
    [
      'edited to leave out more people',
      policies(
        forAll({
          users: {
            excludeUsers: ['ann'],
            excludeGroups: ['drivers', 'pilots'],
          },
        }),
      ),
      'policyEdited p',
    ],
  ])(
    'finds a policy that was %s, and does not say that none was',
    async (_, after, key) => {
      const verdict = await judge(world(policies(forAll())), world(after));
      expect(verdict).toMatchObject({ witnesses: [{ key }] });
      expect(JSON.stringify(verdict)).not.toContain('No policy has changed');
    },
  );

  it('finds security defaults that were switched off', async () => {
    expect(
      await told(
        world({ securityDefaults: [{ id: 's', isEnabled: true }] }),
        world({}),
      ),
    ).toEqual({ securityDefaultsOff: ['admin', 'ann', 'bob'] });
  });
});
