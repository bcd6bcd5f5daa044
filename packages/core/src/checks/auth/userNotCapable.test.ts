import { causes, judge, outcome } from '../givenTenant';
import { userNotCapable } from './userNotCapable';

const people = (count: number, incapable: number, unreported = 0) => ({
  rows: {
    users: Array.from({ length: count }, (_, index) => ({
      id: `u${index}`,
      displayName: `U${index}`,
      accountEnabled: true,
      userType: 'Member',
    })),
    userRegistrationDetails: Array.from(
      { length: count - unreported },
      (_, index) => ({ id: `u${index}`, isMfaCapable: index >= incapable }),
    ),
  },
});

describe('auth.user-not-capable', () => {
  it.each([
    [5, 'high'],
    [1, 'medium'],
  ])('weighs %i of 10 as %s', async (incapable, severity) => {
    expect(await causes(userNotCapable, people(10, incapable))).toMatchObject([
      { severity, facts: { members: 10, notCapable: incapable } },
    ]);
  });

  it('weighs less than a tenth as low, and names everyone', async () => {
    const [cause] = await causes(userNotCapable, people(100, 9));
    expect([cause.severity, cause.affected.length]).toEqual(['low', 9]);
  });

  it('does not count who is not in the report', async () => {
    expect(await judge(userNotCapable, people(10, 0, 2))).toMatchObject({
      outcome: 'unknown',
    });
    expect(
      (await causes(userNotCapable, people(10, 1, 2)))[0].facts,
    ).toMatchObject({ members: 8, unreported: 2 });
  });

  it('leaves guests and disabled accounts out', async () => {
    const rows = {
      users: [
        { id: 'g', userType: 'Guest', accountEnabled: true },
        { id: 'd', userType: 'Member', accountEnabled: false },
      ],
      userRegistrationDetails: [
        { id: 'g', isMfaCapable: false },
        { id: 'd', isMfaCapable: false },
      ],
    };
    expect(await outcome(userNotCapable, { rows })).toBe('pass');
  });
});
