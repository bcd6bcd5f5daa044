import { administrators, causes, outcome } from '../givenTenant';
import { gaCount } from './gaCount';

const admins = (count: number, rest = {}) => ({
  rows: administrators(
    Array.from({ length: count }, (_, index) => ({ id: `a${index}`, ...rest })),
  ),
});
const denied = {
  roleEligibilityScheduleInstances: {
    state: 'denied',
    permission: 'X',
    why: 'refused',
  },
} as const;

describe('priv.ga-count', () => {
  it.each([
    [1, 'medium'],
    [5, 'low'],
    [8, 'low'],
    [9, 'medium'],
  ])('%i is %s', async (count, severity) => {
    expect(await causes(gaCount, admins(count))).toMatchObject([
      { severity, facts: { count } },
    ]);
  });

  it('passes from two to four', async () => {
    expect(await outcome(gaCount, admins(2))).toBe('pass');
    expect(await outcome(gaCount, admins(4))).toBe('pass');
  });

  it('counts eligible people, and nobody twice', async () => {
    const rows = administrators([
      ...Array.from({ length: 5 }, (_, index) => ({ id: `a${index}` })),
      ...Array.from({ length: 4 }, (_, index) => ({
        id: `e${index}`,
        how: 'eligible' as const,
      })),
    ]);
    rows.roleEligibilityScheduleInstances!.push({
      ...rows.roleEligibilityScheduleInstances![0],
      id: 'again',
    });
    const [cause] = await causes(gaCount, { rows });
    expect(cause.facts.count).toBe(9);
    expect(
      cause.affected.filter(({ facts }) => facts?.assignment === 'eligible'),
    ).toHaveLength(4);
  });

  it('does not count disabled accounts', async () => {
    expect(
      (await causes(gaCount, admins(9, { enabled: false })))[0].facts.count,
    ).toBe(0);
  });

  it('says nothing of a number to which unseen ones would add, unless it is too many already', async () => {
    expect(await outcome(gaCount, { ...admins(3), completeness: denied })).toBe(
      'unknown',
    );
    expect(await outcome(gaCount, { ...admins(9), completeness: denied })).toBe(
      'fail',
    );
  });
});
