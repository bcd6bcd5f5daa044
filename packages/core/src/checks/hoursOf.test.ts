import { hoursOf } from './hoursOf';

describe('the hours of a duration', () => {
  it.each([
    ['PT8H', 8],
    ['P1D', 24],
    ['P180D', 4320],
    ['P1DT30M', 24.5],
    ['PT0S', 0],
    ['PT90S', 0.025],
  ])('are of %s: %d', (duration, hours) => {
    expect(hoursOf(duration)).toBe(hours);
  });

  it.each([['P6M'], ['a year'], [''], [null], [undefined], [8]])(
    'are not known of %j',
    duration => {
      expect(hoursOf(duration)).toBeUndefined();
    },
  );
});
