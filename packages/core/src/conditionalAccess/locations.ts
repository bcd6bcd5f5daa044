/**
 * Named locations as sets of addresses and countries. A range is two whole numbers of one address family, so that
 * membership and overlap are comparisons.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network
 */
import ipaddr from 'ipaddr.js';
import type { NamedLocation } from '../model';
import { any } from './deviceFilter';
import type { CaLocation, Tri } from './signIn';

export interface AddressRange {
  family: 'ipv4' | 'ipv6';
  first: bigint;
  last: bigint;
}

export interface Place {
  trusted: boolean;
  ranges: AddressRange[];
  countries: ReadonlySet<string>;
  unplaced: boolean;
  /** Countries are those of the Authenticator's position, not of the address. */
  byPosition: boolean;
  /** A range or a kind of location that cannot be read. */
  unreadable: boolean;
}

export function readPlaces(
  locations: readonly NamedLocation[],
): Map<string, Place> {
  return new Map(
    locations.map(location => {
      const ranges = (location.ipRanges ?? []).map(({ cidrAddress }) =>
        readRange(cidrAddress ?? ''),
      );
      const countries = location.countriesAndRegions ?? [];
      return [
        location.id.toLowerCase(),
        {
          trusted: location.isTrusted === true,
          ranges: ranges.filter(range => range !== undefined),
          countries: new Set(countries.map(each => each.toUpperCase())),
          unplaced: location.includeUnknownCountriesAndRegions === true,
          byPosition: location.countryLookupMethod === 'authenticatorAppGps',
          unreadable:
            ranges.includes(undefined) || (!ranges.length && !countries.length),
        },
      ];
    }),
  );
}

function readRange(cidr: string): AddressRange | undefined {
  if (!ipaddr.isValidCIDR(cidr)) return undefined;
  const [address, prefix] = ipaddr.parseCIDR(cidr);
  const family = address.kind();
  const size = 1n << BigInt((family === 'ipv4' ? 32 : 128) - prefix);
  const first = (numberOf(address.toByteArray()) / size) * size;
  return { family, first, last: first + size - 1n };
}

function numberOf(bytes: readonly number[]): bigint {
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

export interface Address {
  family: 'ipv4' | 'ipv6';
  number: bigint;
}

export function contains(
  { family, first, last }: AddressRange,
  address: Address,
): boolean {
  return (
    family === address.family &&
    first <= address.number &&
    address.number <= last
  );
}

/** The number of an address, or nothing when it is none; an IPv4 address written as IPv6 is the IPv4 one. */
export function addressOf(ip: string): Address | undefined {
  if (!ipaddr.isValid(ip)) return undefined;
  const address = ipaddr.process(ip);
  return { family: address.kind(), number: numberOf(address.toByteArray()) };
}

/** The text of an address, the way back from {@link addressOf}. */
export function addressText(family: 'ipv4' | 'ipv6', number: bigint): string {
  const [parts, width] = family === 'ipv4' ? [4, 8] : [8, 16];
  return Array.from({ length: parts }, (_, index) =>
    (
      (number >> BigInt((parts - 1 - index) * width)) &
      ((1n << BigInt(width)) - 1n)
    ).toString(family === 'ipv4' ? 10 : 16),
  ).join(family === 'ipv4' ? '.' : ':');
}

/** Whether a sign-in from there is in the place. */
export function inPlace(place: Place | undefined, from: CaLocation): Tri {
  if (!place) return 'unknown';
  const parts: Tri[] = [place.unreadable ? 'unknown' : false];
  if (place.ranges.length) {
    const address = from.ip === undefined ? undefined : addressOf(from.ip);
    parts.push(
      address
        ? place.ranges.some(range => contains(range, address))
        : 'unknown',
    );
  }
  if (place.countries.size || place.unplaced) {
    const country = place.byPosition ? from.gpsCountry : from.country;
    if (country === undefined) parts.push('unknown');
    else
      parts.push(
        country === null
          ? place.unplaced
          : place.countries.has(country.toUpperCase()),
      );
  }
  return any(parts);
}

/** Whether any trusted named location holds the sign-in. The older trusted addresses of MFA are not in Graph. */
export function isTrusted(
  places: ReadonlyMap<string, Place>,
  from: CaLocation,
): Tri {
  return any(
    [...places.values()]
      .filter(place => place.trusted)
      .map(place => inPlace(place, from)),
  );
}
