import { causes, daysAgo, outcome } from '../givenTenant';
import { stale } from './stale';

const guest = (id: string, rest = {}) => ({
  id,
  displayName: id,
  userType: 'Guest',
  accountEnabled: true,
  externalUserState: 'Accepted',
  createdDateTime: daysAgo(500),
  ...rest,
});
const activity = (id: string, at: string | null) => ({
  id,
  signInActivity: at ? { lastSuccessfulSignInDateTime: at } : null,
});

describe('guest.stale', () => {
  it('finds dormant guests and old invitations apart', async () => {
    const rows = {
      users: [
        guest('a'),
        guest('b'),
        guest('p', {
          externalUserState: 'PendingAcceptance',
          externalUserStateChangeDateTime: daysAgo(31),
        }),
        guest('n', {
          externalUserState: 'PendingAcceptance',
          externalUserStateChangeDateTime: daysAgo(29),
        }),
      ],
      userSignInActivity: [
        activity('a', daysAgo(91)),
        activity('b', daysAgo(90)),
        activity('p', null),
        activity('n', null),
      ],
    };
    expect(await causes(stale, { rows })).toMatchObject([
      { key: 'dormant', affected: [{ id: 'a' }] },
      { key: 'pending', affected: [{ id: 'p' }] },
    ]);
  });

  it('does not judge a guest whose activity has not been read', async () => {
    expect(await outcome(stale, { rows: { users: [guest('a')] } })).toBe(
      'pass',
    );
  });
});
