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
export type KeptStay = [
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
  return {
    latitude: kept[0],
    longitude: kept[1],
    last: kept[2],
    count: kept[3],
    place: kept[4],
    signInId: kept[5],
    network: kept[6] || undefined,
    country: kept[7] || undefined,
    deviceId: kept[8] || undefined,
    city: kept[9] || undefined,
  };
}

export function isSameStay(kept: KeptStay, next: Stay): boolean {
  return (
    next.last - kept[2] <= VISIT_MS &&
    ((kept[6] !== '' && kept[6] === next.network) ||
      distanceFrom(kept, next) <= VISIT_KM)
  );
}

/** Kilometres. */
export function distanceFrom(kept: KeptStay, next: Position): number {
  return distanceKm({ latitude: kept[0], longitude: kept[1] }, next);
}

/** Takes one more sign-in into the stay that is kept. */
export function extend(kept: KeptStay, next: Stay): void {
  const count = kept[3] + 1;
  const latitude = kept[0] + (next.latitude - kept[0]) / count;
  const longitude = kept[1] + shortWay(kept[1], next.longitude) / count;
  keep(kept, next, latitude, longitude, count);
}

/** Another stay in place of the one that is kept. */
export function keepIn(kept: KeptStay, stay: Stay): void {
  keep(kept, stay, stay.latitude, stay.longitude, stay.count);
}

/** What is as it was is left: a text or a fraction in place of its like is one more thing to be told from garbage. */
function keep(
  kept: KeptStay,
  stay: Stay,
  latitude: number,
  longitude: number,
  count: number,
): void {
  const { place, network = '', country = '', deviceId = '', city = '' } = stay;
  if (kept[0] !== latitude) kept[0] = latitude;
  if (kept[1] !== longitude) kept[1] = longitude;
  kept[2] = stay.last;
  kept[3] = count;
  if (kept[4] !== place) kept[4] = place;
  kept[5] = stay.signInId;
  if (kept[6] !== network) kept[6] = network;
  if (kept[7] !== country) kept[7] = country;
  if (kept[8] !== deviceId) kept[8] = deviceId;
  if (kept[9] !== city) kept[9] = city;
}

/** Degrees east from one meridian to another the short way, over the date line too. */
function shortWay(from: number, to: number): number {
  return ((to - from + 540) % 360) - 180;
}
