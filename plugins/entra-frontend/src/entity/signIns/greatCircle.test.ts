import { greatCircle } from './greatCircle';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

const middle = (points: { latitude: number; longitude: number }[]) =>
  points[(points.length - 1) / 2];

describe('the shortest way over the globe', () => {
  it('goes along the equator straight, and over the north between two northern cities', () => {
    expect(middle(greatCircle(at(0, 10), at(0, 50))).longitude).toBeCloseTo(30);
    // Paris to New York leads further north than either of them.
    const { latitude } = middle(greatCircle(at(48.9, 2.4), at(40.7, -74)));
    expect(latitude).toBeGreaterThan(51);
  });

  it('begins and ends where it is asked to', () => {
    const points = greatCircle(at(53.6, 10), at(-36.8, 174.8));
    expect(points[0].latitude).toBeCloseTo(53.6);
    expect(points[points.length - 1].latitude).toBeCloseTo(-36.8);
  });

  it('goes on over the date line', () => {
    const points = greatCircle(at(35.7, 139.7), at(37.8, -122.4));
    expect(points[points.length - 1].longitude).toBeCloseTo(237.6);
    points.slice(1).forEach(({ longitude }, index) => {
      expect(longitude).toBeGreaterThan(points[index].longitude);
    });
  });

  it('knows no way from a place to itself', () => {
    const one = at(10, 20);
    expect(greatCircle(one, one)).toEqual([one, one]);
  });
});
