import { translate } from '../../__testUtils__/translate';
import { frameOf, gridOf, placeIn } from './mapFrame';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe('the part of the globe that a map shows', () => {
  it.each([
    ['near places', [at(48, 2), at(52, 13)]],
    ['places far apart', [at(48.9, 2.4), at(-23.5, -46.6)]],
    ['a way over the pole', [at(53.6, 10), at(85, 90), at(-36.8, 174.8)]],
    ['a way over the date line', [at(35.7, 139.7), at(37.8, 237.6)]],
  ])(
    'has %s in it, stays on the globe, and is twice as wide as high',
    (_, points) => {
      const frame = frameOf(points);
      for (const point of points) {
        const { x, y } = placeIn(frame, point);
        for (const each of [x, y]) {
          expect(each).toBeGreaterThanOrEqual(0);
          expect(each).toBeLessThanOrEqual(100);
        }
      }
      expect(frame.width).toBeCloseTo(frame.height * 2);
      expect(frame.width).toBeGreaterThanOrEqual(40);
      expect(frame.north).toBeLessThanOrEqual(90);
      expect(frame.north - frame.height).toBeGreaterThanOrEqual(-90);
    },
  );

  it('names its meridians and parallels, beyond the date line as well', () => {
    const { meridians, parallels } = gridOf(
      { west: 140, north: 40, width: 100, height: 50 },
      translate(),
    );
    expect(meridians.map(({ label }) => label)).toEqual([
      '150° E',
      '165° E',
      '180°',
      '165° W',
      '150° W',
      '135° W',
    ]);
    expect(parallels.map(({ label }) => label)).toEqual([
      '0°',
      '15° N',
      '30° N',
    ]);
  });
});
