import {
  causes,
  judge,
  noDefaults,
  outcome,
  policy,
  type GivenTenant,
} from '../givenTenant';
import { mfa } from './mfa';

const tenant = (
  {
    accepted = false,
    guests = 1,
    policies = [policy('p', { controls: ['mfa'] })],
  }: {
    accepted?: boolean;
    guests?: number;
    policies?: ReturnType<typeof policy>[];
  },
  rest: Omit<GivenTenant, 'rows'> = {},
) => ({
  ...rest,
  rows: {
    users: Array.from({ length: guests }, (_, at) => ({
      id: `g${at}`,
      userType: 'Guest',
      userPrincipalName: `g${at}_fabrikam.example#EXT#@contoso.example`,
      accountEnabled: true,
    })),
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
    crossTenantAccessPolicyDefault: [
      { id: 'default', inboundTrust: { isMfaAccepted: accepted } },
    ],
  },
});

describe('guest.mfa', () => {
  it('passes where every guest is asked and nobody else is believed', async () => {
    expect(await outcome(mfa, tenant({}))).toBe('pass');
  });

  it('counts guests who get in without, and leaves naming them to the check of gaps', async () => {
    expect(
      await causes(mfa, tenant({ guests: 1200, policies: [] })),
    ).toMatchObject([
      {
        key: 'gap',
        statement: expect.stringMatching(/^1,200 external people can/),
        affected: [],
      },
    ]);
  });

  it('finds that every tenant is believed, with guests and without', async () => {
    for (const guests of [1, 0])
      expect(
        (await causes(mfa, tenant({ accepted: true, guests }))).map(
          ({ key }) => key,
        ),
      ).toEqual(['default']);
  });

  it('does not apply without guests', async () => {
    expect(await outcome(mfa, tenant({ guests: 0 }))).toBe('notApplicable');
  });

  it('is unknown where the default cannot be read', async () => {
    const completeness = {
      crossTenantAccessPolicyDefault: { state: 'never', why: '' },
    } as const;
    expect(await judge(mfa, tenant({}, { completeness }))).toMatchObject({
      outcome: 'unknown',
    });
  });
});
