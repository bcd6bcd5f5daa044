import { noDefaults, outcome, policy } from '../givenTenant';
import { phishingResistantAdmins } from './phishingResistantAdmins';

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
const judged = (given: ReturnType<typeof policy>) =>
  outcome(phishingResistantAdmins, {
    rows: { securityDefaults: noDefaults, conditionalAccessPolicies: [given] },
  });

describe('ca.phishing-resistant-admins', () => {
  it('passes where everyone needs such a method', async () => {
    expect(await judged(asking(['fido2', 'windowsHelloForBusiness']))).toBe(
      'pass',
    );
  });

  it('knows Microsoft’s own strength without its combinations', async () => {
    expect(await judged(asking(undefined))).toBe('pass');
  });

  it('fails where one of the ways in can be phished', async () => {
    expect(await judged(asking(['fido2', 'password,sms']))).toBe('fail');
  });

  it('fails where a highly privileged role is not named', async () => {
    expect(
      await judged(
        asking(['fido2'], {
          users: {
            includeUsers: [],
            includeRoles: ['62e90394-69f5-4237-9190-012177145e10'],
          },
        }),
      ),
    ).toBe('fail');
  });

  it('fails where any second factor will do', async () => {
    expect(await judged(policy('p', { controls: ['mfa'] }))).toBe('fail');
  });
});
