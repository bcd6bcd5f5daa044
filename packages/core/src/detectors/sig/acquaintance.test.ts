import { Acquaintance, acquaint, isLearning } from './acquaintance';
import { DAY_MS } from './signInEvent';

const after = (...days: number[]): Acquaintance | undefined =>
  days.reduce<Acquaintance | undefined>(
    (known, day) => acquaint(known, day * DAY_MS),
    undefined,
  );
const twice = (...days: number[]) => days.flatMap(day => [day, day]);

describe('an acquaintance', () => {
  it.each<[string, number[], number, boolean]>([
    ['nothing', [], 100, true],
    ['nine sign-ins', [100, ...twice(101, 102, 103, 104)], 105, true],
    ['ten sign-ins', twice(100, 101, 102, 103, 104), 105, false],
    ['thirteen days', [100], 113, true],
    ['fourteen days', [100], 114, false],
    [
      'ten sign-ins of whom nobody saw for a month',
      twice(1, 2, 3, 4, 5),
      35,
      true,
    ],
    ['one of them too old', twice(100, 101, 102, 103, 104), 130, false],
  ])('after %s', (_, days, today, learning) => {
    expect(isLearning(after(...days), today * DAY_MS)).toBe(learning);
  });

  it('remembers ten sign-ins of thirty days', () => {
    expect(after(...twice(1, 2, 3, 4, 5, 6, 7))).toEqual(
      [3, 4, 5, 6, 7].flatMap(day => [day, 2]),
    );
    expect(after(1, 2, 31)).toEqual([2, 1, 31, 1]);
    expect(after(1, 2, 40)).toEqual([40, 1]);
  });
});
