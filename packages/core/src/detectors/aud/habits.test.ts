import { thingsOf } from '../sig/lately';
import { addSignIn, forgetOld, Habits, isNewCountry, noHabits } from './habits';

const after = (days: number[], country = 'DE', network = 'n'): Habits =>
  days.reduce(
    (habits, day) => addSignIn(forgetOld(habits, day), day, country, network),
    noHabits,
  );
const many = (count: number, day: number) => Array<number>(count).fill(day);

describe('habits', () => {
  it.each([
    [many(9, 100), false],
    [many(10, 100), true],
    [[87], false],
    [[86], true],
    [[], false],
  ])(
    'of a person who was seen on %j tell a new country on day 100: %j',
    (days, is) => {
      expect(isNewCountry(after(days), 'SG', 100)).toBe(is);
      expect(isNewCountry(after(days), undefined, 100)).toBe(false);
    },
  );

  it('know a country for thirty days', () => {
    const habits = after(many(10, 100));
    expect(isNewCountry(forgetOld(habits, 129), 'DE', 129)).toBe(false);
    expect(forgetOld(habits, 130)).toBe(noHabits);
  });

  it('keep the twelve places that were seen last', () => {
    let habits = noHabits;
    for (let day = 100; day < 120; day += 1)
      habits = addSignIn(forgetOld(habits, day), day, 'DE', `n${day}`);
    expect(thingsOf(habits.networks).sort()).toEqual(
      Array.from({ length: 12 }, (_, index) => `n${108 + index}`),
    );
  });
});
