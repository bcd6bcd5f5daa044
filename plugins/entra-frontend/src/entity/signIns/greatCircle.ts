export interface Position {
  latitude: number;
  longitude: number;
}

const RADIANS = Math.PI / 180;
const STEPS = 64;

type Vector = readonly [number, number, number];

function vectorOf({ latitude, longitude }: Position): Vector {
  const [north, east] = [latitude * RADIANS, longitude * RADIANS];
  return [
    Math.cos(north) * Math.cos(east),
    Math.cos(north) * Math.sin(east),
    Math.sin(north),
  ];
}

/**
 * Points of the shortest way over the globe. Longitudes go on over the date line instead of jumping, so that a line can be
 * drawn through them.
 *
 * @see https://en.wikipedia.org/wiki/Slerp
 */
export function greatCircle(from: Position, to: Position): Position[] {
  const [a, b] = [vectorOf(from), vectorOf(to)];
  const cosine = a.reduce((sum, each, axis) => sum + each * b[axis], 0);
  const angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
  // Between a place and itself or the other side of the globe there is no one shortest way.
  if (Math.sin(angle) < 1e-6) return [from, to];
  const points: Position[] = [];
  for (let step = 0; step <= STEPS; step += 1) {
    const share = step / STEPS;
    const [x, y, z] = a.map(
      (each, axis) =>
        (Math.sin((1 - share) * angle) * each +
          Math.sin(share * angle) * b[axis]) /
        Math.sin(angle),
    );
    const east = Math.atan2(y, x) / RADIANS;
    const last = points[points.length - 1]?.longitude ?? from.longitude;
    points.push({
      latitude: Math.atan2(z, Math.hypot(x, y)) / RADIANS,
      longitude: east + 360 * Math.round((last - east) / 360),
    });
  }
  return points;
}
