import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { phishingResistantAll } from './phishingResistantAll';

const given = (...policies: ReturnType<typeof policy>[]) => ({
  rows: { securityDefaults: noDefaults, conditionalAccessPolicies: policies },
});
const asking = (
  allowedCombinations: string[] | undefined,
  rest: Parameters<typeof policy>[1] = {},
) => ({
  ...policy('p', rest),
  grantControls: {
    operator: 'OR',
    builtInControls: [],
    authenticationStrength: {
      id: '00000000-0000-0000-0000-000000000004',
      allowedCombinations,
    },
  },
});
const judged = (...policies: ReturnType<typeof policy>[]) =>
  outcome(phishingResistantAll, given(...policies));

describe('ca.phishing-resistant-all', () => {
  it('passes where everyone needs such a method', async () => {
    expect(await judged(asking(undefined))).toBe('pass');
    expect(await judged(asking(['fido2']))).toBe('pass');
  });

  it('fails where one of the ways in can be phished', async () => {
    expect(await judged(asking(['fido2', 'password,sms']))).toBe('fail');
  });

  it('names the policy that is for administrators only', async () => {
    const [{ affected, severity }] = await causes(
      phishingResistantAll,
      given(
        asking(['fido2'], {
          users: { includeUsers: [], includeRoles: ['role'] },
        }),
      ),
    );
    expect(affected).toMatchObject([
      { id: 'p', facts: { why: 'it does not include all users' } },
    ]);
    expect(severity).toBe('medium');
  });

  it('is information only while another second factor is asked of everyone', async () => {
    const [{ severity }] = await causes(
      phishingResistantAll,
      given(policy('p', { controls: ['mfa'] })),
    );
    expect(severity).toBe('info');
  });

  it('is not softened by a policy that leaves a group out', async () => {
    const [{ severity }] = await causes(
      phishingResistantAll,
      given(
        policy('p', { controls: ['mfa'], users: { excludeGroups: ['g'] } }),
      ),
    );
    expect(severity).toBe('medium');
  });
});
