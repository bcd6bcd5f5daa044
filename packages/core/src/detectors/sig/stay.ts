import type { SignIn } from '../../model';
import { distanceKm, type Position } from './geo';
import { neighbourhood } from './network';
import { MINUTE_MS } from './signInEvent';

const VISIT_KM = 50;
const VISIT_MS = 30 * MINUTE_MS;

/** Sign-ins of one person at one place, shortly after each other, and the last of them. */
export interface Stay extends Position {
  last: number;
  count: number;
  network?: string;
  place: string;
  city?: string;
  country?: string;
  deviceId?: string;
  signInId: string;
}

/** The same without names, which would be a third of what is kept of a person; '' where nothing is known. */
export type KeptStay = readonly [
  latitude: number,
  longitude: number,
  last: number,
  count: number,
  place: string,
  signInId: string,
  network: string,
  country: string,
  deviceId: string,
  city: string,
];

/** A sign-in that has a place. */
export interface Located extends Position {
  at: number;
  place: string;
}

export function stayOf(event: SignIn, located: Located): Stay {
  const { at, latitude, longitude, place } = located;
  return {
    latitude,
    longitude,
    last: at,
    count: 1,
    network: event.ipAddress ? neighbourhood(event.ipAddress) : undefined,
    place,
    city: event.location?.city ?? undefined,
    country: event.location?.countryOrRegion ?? undefined,
    // Enough of the id to know it again.
    deviceId: knownDevice(event)?.slice(0, 13),
    signInId: event.id,
  };
}

function knownDevice({ deviceDetail }: SignIn): string | undefined {
  const trusted =
    deviceDetail?.isManaged ||
    deviceDetail?.isCompliant ||
    Boolean(deviceDetail?.trustType);
  return trusted ? deviceDetail?.deviceId || undefined : undefined;
}

export function keepStay(stay: Stay): KeptStay {
  return [
    stay.latitude,
    stay.longitude,
    stay.last,
    stay.count,
    stay.place,
    stay.signInId,
    stay.network ?? '',
    stay.country ?? '',
    stay.deviceId ?? '',
    stay.city ?? '',
  ];
}

export function readStay(kept: KeptStay): Stay {
  const [latitude, longitude, last, count, place, signInId] = kept;
  const [network, country, deviceId, city] = [
    kept[6],
    kept[7],
    kept[8],
    kept[9],
  ];
  return {
    latitude,
    longitude,
    last,
    count,
    place,
    signInId,
    network: network || undefined,
    country: country || undefined,
    deviceId: deviceId || undefined,
    city: city || undefined,
  };
}

export function isSameStay(last: Stay, next: Stay): boolean {
  return (
    next.last - last.last <= VISIT_MS &&
    ((last.network !== undefined && last.network === next.network) ||
      distanceKm(last, next) <= VISIT_KM)
  );
}

export function extend(last: Stay, next: Stay): Stay {
  const count = last.count + 1;
  return {
    ...next,
    count,
    latitude: last.latitude + (next.latitude - last.latitude) / count,
    longitude:
      last.longitude + shortWay(last.longitude, next.longitude) / count,
  };
}

/** Degrees east from one meridian to another the short way, over the date line too. */
function shortWay(from: number, to: number): number {
  return ((to - from + 540) % 360) - 180;
}
