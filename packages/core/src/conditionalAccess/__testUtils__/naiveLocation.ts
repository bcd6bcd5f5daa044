import type { ConditionalAccessPolicy, NamedLocation } from '../../model';
import type { CaLocation, Tri } from '../signIn';

type Locations = NonNullable<
  ConditionalAccessPolicy['conditions']
>['locations'];

/** The location condition, on addresses written out as bits. */
export function naiveLocation(
  condition: Locations,
  named: readonly NamedLocation[],
  from: CaLocation,
): Tri {
  const include = condition?.includeLocations ?? [];
  const exclude = condition?.excludeLocations ?? [];
  if (!include.length && !exclude.length) return true;
  const inside = anyOf(include.map(id => inOne(id, named, from)));
  const outside = anyOf(exclude.map(id => inOne(id, named, from)));
  if (inside === false || outside === true) return false;
  return inside === 'unknown' || outside === 'unknown' ? 'unknown' : true;
}

function anyOf(parts: Tri[]): Tri {
  if (parts.includes(true)) return true;
  return parts.includes('unknown') ? 'unknown' : false;
}

function inOne(
  id: string,
  named: readonly NamedLocation[],
  from: CaLocation,
): Tri {
  if (id === 'All') return true;
  if (id === 'AllTrusted')
    return anyOf(
      named.filter(each => each.isTrusted).map(each => inPlace(each, from)),
    );
  const place = named.find(each => each.id === id);
  return place ? inPlace(place, from) : 'unknown';
}

function inPlace(place: NamedLocation, from: CaLocation): Tri {
  if (place.ipRanges)
    return anyOf(place.ipRanges.map(each => inRange(each.cidrAddress!, from)));
  const country =
    place.countryLookupMethod === 'authenticatorAppGps'
      ? from.gpsCountry
      : from.country;
  if (country === undefined) return 'unknown';
  return country === null
    ? place.includeUnknownCountriesAndRegions === true
    : place.countriesAndRegions!.includes(country.toUpperCase());
}

function inRange(cidr: string, { ip }: CaLocation): Tri {
  const [network, length] = cidr.split('/');
  if (length === undefined) return 'unknown';
  const [one, other] = [bits(network), bits(ip!)];
  return (
    one.length === other.length &&
    one.slice(0, Number(length)) === other.slice(0, Number(length))
  );
}

function bits(ip: string): string {
  if (!ip.includes(':'))
    return ip
      .split('.')
      .map(each => Number(each).toString(2).padStart(8, '0'))
      .join('');
  const [head, tail] = ip.split('::');
  const parts = (text: string | undefined) =>
    text ? text.split(':') : ([] as string[]);
  const missing = 8 - parts(head).length - parts(tail).length;
  return [
    ...parts(head),
    ...(tail === undefined ? [] : Array<string>(missing).fill('0')),
    ...parts(tail),
  ]
    .map(each => Number.parseInt(each, 16).toString(2).padStart(16, '0'))
    .join('');
}
