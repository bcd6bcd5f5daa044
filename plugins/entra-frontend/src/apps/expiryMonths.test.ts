import { expiryDay } from '../__testUtils__/appRisks';
import { expiryMonths } from './expiryMonths';

describe('the months in which secrets end', () => {
  it('come in their order, each with its days', () => {
    expect(
      expiryMonths([
        expiryDay({ day: '2026-02-01' }),
        expiryDay({ day: '2025-12-31' }),
        expiryDay({ day: '2026-02-28' }),
      ]).map(({ month, days }) => [month, days.map(({ day }) => day)]),
    ).toEqual([
      ['2025-12', ['2025-12-31']],
      ['2026-02', ['2026-02-01', '2026-02-28']],
    ]);
  });

  it.each([
    // Begins on a Sunday, and on a Monday in a leap year; ends on a Sunday.
    ['2026-02', 5, '2026-02-01', 6, '2026-02-28', 5],
    ['2024-02', 5, '2024-02-01', 3, '2024-02-29', 3],
    ['2026-05', 5, '2026-05-01', 4, '2026-05-31', 6],
    ['2026-06', 5, '2026-06-01', 0, '2026-06-30', 1],
  ])(
    'stand under their weekdays: %s',
    (month, count, first, firstAt, last, lastAt) => {
      const [{ weeks }] = expiryMonths([expiryDay({ day: `${month}-10` })]);
      expect(weeks).toHaveLength(count);
      expect(weeks.every(week => week.length === 7)).toBe(true);
      expect(weeks[0].indexOf(first)).toBe(firstAt);
      expect(weeks[0].slice(0, firstAt).every(each => !each)).toBe(true);
      expect(weeks[count - 1].indexOf(last)).toBe(lastAt);
    },
  );
});
