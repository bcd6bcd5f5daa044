import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { mfaGapGuests } from './mfaGapGuests';

const person = (id: string, userType: string, state: string | null) => ({
  id,
  displayName: id,
  userPrincipalName: `${id}@contoso.example`,
  accountEnabled: true,
  userType,
  externalUserState: state,
});
const given = (users: object) => ({
  rows: {
    users: [
      person('member', 'Member', null),
      person('guest', 'Guest', 'Accepted'),
      person('promoted', 'Member', 'Accepted'),
      person('local', 'Guest', null),
    ],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: [policy('p', { controls: ['mfa'], users })],
  },
});
const named = async (users: object) =>
  (await causes(mfaGapGuests, given(users))).map(({ affected }) =>
    affected.map(({ id }) => id),
  );

describe('ca.mfa-gap.guests', () => {
  it('passes when a policy for all users leaves out no external people', async () => {
    expect(await outcome(mfaGapGuests, given({}))).toBe('pass');
  });

  it('names only the kind that is left out', async () => {
    expect(
      await named({
        excludeGuestsOrExternalUsers: {
          guestOrExternalUserTypes: 'b2bCollaborationGuest',
        },
      }),
    ).toEqual([['guest']]);
  });

  it('does not forget external people with member rights', async () => {
    expect(await named({ excludeUsers: ['GuestsOrExternalUsers'] })).toEqual([
      ['guest'],
      ['promoted'],
      ['local'],
    ]);
  });

  it('is unknown for a tenant-specific exclusion: whose guest it is does not show', async () => {
    expect(
      await outcome(
        mfaGapGuests,
        given({
          excludeGuestsOrExternalUsers: {
            guestOrExternalUserTypes: 'b2bCollaborationGuest',
            externalTenants: { membershipKind: 'enumerated', members: ['t'] },
          },
        }),
      ),
    ).toBe('unknown');
  });

  it('does not apply where there are no external people', async () => {
    const tenant = given({});
    tenant.rows.users = tenant.rows.users.slice(0, 1);
    expect(await outcome(mfaGapGuests, tenant)).toBe('notApplicable');
  });
});
