/**
 * Values to try in each dimension, such that between them every truth of every condition is reached: each end of each
 * address range in each country, each word of each filter alone and joined with the others, each app that is named and
 * one that is not. What has the same truth for all policies is tried once.
 *
 *     ranges    ──┤████████├──────┤██├──▶      one address before, in and after each range,
 *     countries   CH · DE · none · elsewhere   in one country of each kind
 */
import { appBundles } from './appBundles';
import type { CompiledPolicies } from './compile';
import { directoryAudience, type DimensionName } from './conditions';
import { deviceCandidates } from './deviceCandidates';
import { distinct } from './distinct';
import { addressOf, addressText, contains, type Place } from './locations';
import type { CaLocation, CaTarget } from './signIn';

export const anyOtherApp = 'any other app';
export const anyOtherContext = 'any other context';

export interface Candidates {
  values: readonly unknown[];
  /** Some truths may be without a value: there were too many to try. */
  incomplete?: boolean;
}

/** Values that tell the policies of all sides apart. */
export function candidatesOf(
  name: DimensionName,
  sides: readonly CompiledPolicies[],
): Candidates {
  if (name === 'device')
    return deviceCandidates(sides.flatMap(each => each.policies));
  return { values: valuesOf(name, sides) };
}

function valuesOf(
  name: DimensionName,
  sides: readonly CompiledPolicies[],
): readonly unknown[] {
  switch (name) {
    case 'target':
      return targets(sides);
    case 'platform':
      return 'windows macOS linux android iOS windowsPhone unknown'.split(' ');
    case 'clientAppType':
      return 'browser mobileAppsAndDesktopClients exchangeActiveSync other'.split(
        ' ',
      );
    case 'flow':
      return ['none', 'deviceCodeFlow', 'authenticationTransfer'];
    case 'signInRisk':
    case 'userRisk':
    case 'servicePrincipalRisk':
      return ['none', 'low', 'medium', 'high'];
    case 'insiderRisk':
      return ['none', 'minor', 'moderate', 'elevated'];
    case 'location':
      return locations(sides.flatMap(each => [...each.world.places.values()]));
    default:
      return [''];
  }
}

function targets(sides: readonly CompiledPolicies[]): CaTarget[] {
  const named = new Set<string>([directoryAudience]);
  const contexts = new Set<string>();
  for (const { policies, world } of sides) {
    const bundles = world.tenant.appBundles ?? appBundles;
    for (const { conditions } of policies) {
      const {
        includeApplications = [],
        excludeApplications = [],
        includeAuthenticationContextClassReferences = [],
      } = conditions?.applications ?? {};
      for (const id of includeAuthenticationContextClassReferences ?? [])
        contexts.add(id.toLowerCase());
      for (const id of [...includeApplications, ...excludeApplications]) {
        const word = Object.keys(bundles).find(
          each => each.toLowerCase() === id.toLowerCase(),
        );
        for (const app of word ? bundles[word] : [id])
          if (!/^(all|none)$/i.test(app)) named.add(app.toLowerCase());
      }
    }
  }
  // Sorted, so that the order of policies does not choose who stands for a class.
  const apps = [anyOtherApp, ...[...named].sort()];
  return [
    ...apps.map(appId => ({ kind: 'application' as const, appId })),
    ...apps.map(appId => ({
      kind: 'application' as const,
      appId,
      baselineScopesOnly: true,
    })),
    { kind: 'userAction', action: 'urn:user:registersecurityinfo' },
    ...[anyOtherContext, ...[...contexts].sort()].map(id => ({
      kind: 'authenticationContext' as const,
      id,
    })),
  ];
}

function locations(places: readonly Place[]): CaLocation[] {
  const addresses = new Set(['203.0.113.1', '0.0.0.0', '0:0:0:0:0:0:0:0']);
  for (const { ranges } of places)
    for (const { family, first, last } of ranges) {
      addresses.add(addressText(family, first));
      if (last + 1n < 1n << (family === 'ipv4' ? 32n : 128n))
        addresses.add(addressText(family, last + 1n));
    }
  const apart = distinct([...addresses], ip => {
    const address = addressOf(ip)!;
    return places.map(({ ranges }) =>
      ranges.some(range => contains(range, address)),
    );
  });
  const placed = countriesOf(places.filter(each => !each.byPosition));
  const positioned = places.filter(each => each.byPosition);
  return apart.flatMap(ip =>
    placed.flatMap(country =>
      positioned.length
        ? countriesOf(positioned).map(gpsCountry => ({
            ip,
            country,
            gpsCountry,
          }))
        : [{ ip, country }],
    ),
  );
}

/** One country of each kind that the places tell apart, and none. */
function countriesOf(places: readonly Place[]): (string | null)[] {
  const countries = new Set(places.flatMap(each => [...each.countries]));
  // XA is left to users by ISO 3166: no policy means it unless it names it.
  const elsewhere = ['XA', 'XB', 'XC', 'ZZ'].filter(
    each => !countries.has(each),
  );
  return distinct([...elsewhere.slice(0, 1), ...countries, null], country =>
    places.map(each =>
      country === null ? each.unplaced : each.countries.has(country),
    ),
  );
}
