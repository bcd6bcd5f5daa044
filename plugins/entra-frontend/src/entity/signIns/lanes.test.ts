import { personSignIn } from '../../__testUtils__/identity';
import { translate } from '../../__testUtils__/translate';
import { lanesOf, shareOf } from './lanes';

const t = translate();
const from = (city: string | null) => personSignIn({ city, country: null });

describe('the lanes of a time line', () => {
  it('are places, that of the newest sign-in first', () => {
    expect(
      lanesOf([from('Oslo'), from('Paris'), from('Oslo'), from(null)], t).map(
        ({ place, signIns }) => [place, signIns.length],
      ),
    ).toEqual([
      ['Oslo', 2],
      ['Paris', 1],
      ['Place not known', 1],
    ]);
  });

  it('are six at most, and leave no sign-in out', () => {
    const many = Array.from({ length: 9 }, (_, at) => from(`City ${at}`));
    const lanes = lanesOf(many, t);
    expect(lanes).toHaveLength(6);
    expect(lanes[5]).toMatchObject({ place: 'Other places' });
    expect(lanes.flatMap(({ signIns }) => signIns)).toHaveLength(9);
  });

  it('place a moment between the first and the last', () => {
    const [first, last] = ['2026-01-01T00:00:00Z', '2026-01-05T00:00:00Z'];
    expect(shareOf('2026-01-02T00:00:00Z', first, last)).toBe(25);
    expect(shareOf(first, first, first)).toBe(50);
  });
});
