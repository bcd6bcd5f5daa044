/** Mean radius of the earth, kilometres. */
const RADIUS_KM = 6371.0088;

export interface Position {
  latitude: number;
  longitude: number;
}

/** Great-circle distance in kilometres. @see https://en.wikipedia.org/wiki/Haversine_formula */
export function distanceKm(a: Position, b: Position): number {
  if (a.latitude === b.latitude && a.longitude === b.longitude) return 0;
  const lat = radians(b.latitude - a.latitude);
  const lon = radians(b.longitude - a.longitude);
  const h =
    Math.sin(lat / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(lon / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Names of cells by their halves of degrees; the earth has 260,000 of them, and a tenant's people are in few. */
const cells = new Map<number, string>();

/** A cell of half a degree: the precision that places of addresses have. */
export function cell({ latitude, longitude }: Position): string {
  const north = Math.round(latitude * 2);
  const east = Math.round(longitude * 2);
  const key = north * 1_000 + east;
  let name = cells.get(key);
  if (name === undefined) {
    // The date line is one meridian, whichever side it is named from.
    name = `${named(north)},${named(east === -360 ? 360 : east)}`;
    cells.set(key, name);
  }
  return name;
}

function named(halves: number): string {
  return (halves / 2).toFixed(1).replace('-0.0', '0.0');
}
