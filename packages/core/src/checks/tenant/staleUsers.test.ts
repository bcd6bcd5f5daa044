import { causes, daysAgo, outcome } from '../givenTenant';
import { staleUsers } from './staleUsers';

const member = (id: string, rest = {}) => ({
  id,
  displayName: id,
  userType: 'Member',
  accountEnabled: true,
  createdDateTime: daysAgo(500),
  assignedLicenses: [{ skuId: 's' }],
  ...rest,
});

describe('tenant.stale-users', () => {
  it('finds who has not come for 90 days, or never and is older than that', async () => {
    const rows = {
      users: [
        member('a'),
        member('b'),
        member('never'),
        member('new', { createdDateTime: daysAgo(10) }),
      ],
      userSignInActivity: [
        {
          id: 'a',
          signInActivity: { lastSuccessfulSignInDateTime: daysAgo(91) },
        },
        {
          id: 'b',
          signInActivity: { lastSuccessfulSignInDateTime: daysAgo(90) },
        },
        { id: 'never', signInActivity: null },
        { id: 'new', signInActivity: null },
      ],
    };
    const [cause] = await causes(staleUsers, { rows });
    expect(cause.affected.map(({ id }) => id)).toEqual(['a', 'never']);
    expect(cause.facts).toMatchObject({ members: 4, licensed: 2 });
  });

  it('takes the last attempt where no success is kept, for it may hide a dormant account and invents none', async () => {
    const rows = {
      users: [member('a')],
      userSignInActivity: [
        {
          id: 'a',
          signInActivity: {
            lastSignInDateTime: daysAgo(200),
            lastNonInteractiveSignInDateTime: daysAgo(3),
          },
        },
      ],
    };
    expect(await outcome(staleUsers, { rows })).toBe('pass');
  });

  it('leaves guests and disabled accounts out', async () => {
    const rows = {
      users: [
        member('d', { accountEnabled: false }),
        member('g', { userType: 'Guest' }),
      ],
      userSignInActivity: [
        { id: 'd', signInActivity: null },
        { id: 'g', signInActivity: null },
      ],
    };
    expect(await outcome(staleUsers, { rows })).toBe('pass');
  });
});
