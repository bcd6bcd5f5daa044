import { addSharer, isShared, Sharers } from './sharers';
import { DAY_MS } from './signInEvent';

const seen = (...of: [who: string, day: number][]) =>
  of.reduce<Sharers>(
    (sharers, [who, day]) => addSharer(sharers, 'BR', who, day * DAY_MS),
    {},
  );
const shared = (sharers: Sharers, day: number, who = 'me') =>
  isShared(sharers, 'BR', who, day * DAY_MS);

describe('what is shared', () => {
  it('is what three others were seen with before', () => {
    expect(shared(seen(['a', 1], ['b', 1]), 5)).toBe(false);
    expect(shared(seen(['a', 1], ['b', 1], ['c', 1]), 5)).toBe(true);
    expect(shared(seen(['a', 1], ['b', 1], ['c', 5]), 5)).toBe(false);
    expect(shared(seen(['a', 1], ['b', 1], ['me', 1]), 5)).toBe(false);
    expect(shared({}, 5)).toBe(false);
  });

  it('counts thirty days', () => {
    const three = seen(['a', 1], ['b', 1], ['c', 1]);
    expect(shared(three, 30)).toBe(true);
    expect(shared(three, 31)).toBe(false);
    const again = addSharer(three, 'BR', 'a', 20 * DAY_MS);
    expect(shared(again, 31)).toBe(false);
  });

  it('is known from four, whoever comes besides', () => {
    const many = seen(['me', 1], ['a', 1], ['b', 1], ['c', 1], ['d', 1]);
    expect(Object.keys(many.BR)).toEqual(['me', 'a', 'b', 'c']);
    expect(shared(many, 5)).toBe(true);
    // Who left makes room.
    const later = addSharer(many, 'BR', 'e', 31 * DAY_MS);
    expect(Object.keys(later.BR)).toEqual(['e']);
  });

  it('is the same for a record that comes twice or late', () => {
    const once = JSON.stringify(seen(['a', 1], ['b', 3]));
    expect(JSON.stringify(seen(['a', 1], ['b', 3], ['b', 3], ['a', 1]))).toBe(
      once,
    );
    expect(JSON.stringify(seen(['a', 2], ['b', 3], ['a', 1]))).toBe(
      JSON.stringify(seen(['a', 1], ['a', 2], ['b', 3])),
    );
  });
});
