import fc from 'fast-check';
import type { NamedLocation } from '../../model';
import type { CaPopulatedTenant } from '../coverage';
import type { CaInboundTrust, CaPerson, CaWorkload } from '../signIn';
import {
  atLeastOne,
  groups,
  guestTypes,
  oneOf,
  perhaps,
  roles,
  sharePoint,
  some,
} from './vocabulary';

const guestOrMember = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: oneOf(...guestTypes, 'unknownGuest' as const),
  },
);

const unnamedPerson = fc.record({
  groups: perhaps(95, some(groups)),
  roles: perhaps(97, some(roles)),
  eligibleRoles: some(roles),
  guestType: guestOrMember,
  homeTenantId: oneOf('t1', 't2', undefined),
  perUserMfaState: perhaps(10, oneOf('enabled', 'enforced')),
}) as fc.Arbitrary<Omit<CaPerson, 'id'>>;

export const randomPeople = fc
  .array(unnamedPerson, { minLength: 4, maxLength: 6 })
  .map(list => list.map((each, at): CaPerson => ({ ...each, id: `u${at}` })));

export const workloads: CaWorkload[] = [
  { id: 'w1', ownTenant: true, managedIdentity: false },
  { id: 'w2', ownTenant: true, managedIdentity: false },
  { id: 'w3', ownTenant: true, managedIdentity: true },
  { id: 'w4', ownTenant: false, managedIdentity: false },
];

const addresses = (...ranges: string[]) =>
  atLeastOne(ranges).map(list => list.map(cidrAddress => ({ cidrAddress })));
const land = fc.record({
  countriesAndRegions: atLeastOne(['CH', 'DE', 'FR']),
  includeUnknownCountriesAndRegions: fc.boolean(),
});

export const namedLocations: fc.Arbitrary<NamedLocation[]> = fc
  .tuple(
    addresses('10.0.0.0/8', '198.51.100.0/25', 'not a range'),
    addresses('10.1.0.0/16', '198.51.100.64/26'),
    addresses('2001:db8::/32', '2001:db8:1::/48'),
    land,
    land,
    fc.boolean(),
  )
  .map(([office, floor, six, byAddress, byPosition, isTrusted]) => [
    { id: 'office', isTrusted: true, ipRanges: office },
    { id: 'floor', isTrusted, ipRanges: floor },
    { id: 'six', isTrusted: true, ipRanges: six },
    { id: 'land', ...byAddress, countryLookupMethod: 'clientIpAddress' },
    { id: 'phone', ...byPosition, countryLookupMethod: 'authenticatorAppGps' },
  ]);

const trust: fc.Arbitrary<CaInboundTrust> = fc.record({
  mfa: fc.boolean(),
  compliantDevice: fc.boolean(),
  hybridJoinedDevice: fc.boolean(),
});

const surroundings = fc.record({
  namedLocations,
  strengths: oneOf(
    [{ id: 'tenant strength', allowedCombinations: ['fido2'] }],
    [{ id: 'tenant strength', allowedCombinations: ['sms'] }],
  ),
  riskLicensed: oneOf(true, undefined, false),
  baselineScopes: oneOf<'legacy' | 'enforced' | undefined>(
    'legacy',
    'enforced',
    undefined,
  ),
  allResourcesInContext: oneOf(true, undefined, false),
  securityDefaultsEnabled: oneOf(false, false, false, true),
  inboundTrust: perhaps(
    50,
    fc.record({ standard: trust, partners: fc.record({ t1: trust }) }),
  ),
});

export const randomTenant = fc
  .tuple(surroundings, randomPeople)
  .map(([rest, people]): CaPopulatedTenant => ({
    ...rest,
    people,
    workloads,
    // So that the naive judge knows the members without reading the snapshot.
    appBundles: { Office365: [sharePoint] },
  }));
