import ipaddr from 'ipaddr.js';
import { defineCheck, type NamedLocation, type Witness } from '../../model';
import {
  baselineNeeds,
  securityDefaultsOn,
  policyRef,
  wholePolicies,
} from './policies';

/** Networks that many organisations use inside at once: an address of them says nothing about who it is. */
const shared = [
  'private',
  'uniqueLocal',
  'carrierGradeNat',
  'loopback',
  'linkLocal',
];
/** The widest range that is still one organisation's, as a number of leading bits. */
const widest = { ipv4: 16, ipv6: 32 };

export const locationPolicy = defineCheck({
  id: 'ca.location-policy',
  family: 'ca',
  title: 'No policy on locations, or a place that holds too much',
  severity: 'medium',
  whyItMatters:
    'A place that policies trust or leave out is a way past them. When its addresses are those of whole providers, of networks inside anybody’s walls, or of nowhere that is known, it holds far more people than it was made for.',
  howToFix: [
    'Narrow trusted networks to the addresses that the organisation itself leaves by.',
    'Let places that policies leave out not include countries that are unknown.',
    'Block countries that nobody works from, for all users.',
  ],
  falsePositives: [
    'Organisations that own so large a network.',
    'Organisations whose people travel everywhere; nothing is lost there without a block.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.2.2.14', '5.2.2.15'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network',
    ],
  },
  needs: [...baselineNeeds, 'namedLocations'],
  async evaluate(view) {
    if (await securityDefaultsOn(view))
      return {
        outcome: 'notApplicable',
        because:
          'Security defaults are on: Microsoft’s baseline stands in for policies.',
      };
    const enforced = (await wholePolicies(view)).filter(each => each.enabled);
    const leavingOut = (id: string) =>
      enforced.filter(({ policy: { conditions } }) =>
        conditions?.locations?.excludeLocations?.some(
          each => each.toLowerCase() === id.toLowerCase(),
        ),
      );
    const witnesses: Witness[] = [];
    let places = 0;
    for await (const place of view.rows('namedLocations')) {
      places += 1;
      const policies = leavingOut(place.id);
      const why = [
        ...(place.isTrusted || policies.length ? wideRanges(place) : []),
        ...(policies.length && place.includeUnknownCountriesAndRegions
          ? ['addresses of no known country are in it']
          : []),
      ];
      if (why.length)
        witnesses.push({
          key: place.id,
          statement:
            'A place that policies trust or leave out holds more than one organisation.',
          affected: [
            {
              kind: 'namedLocation',
              id: place.id,
              label: place.displayName ?? place.id,
            },
            ...policies.map(policyRef),
          ],
          facts: { why, trusted: place.isTrusted ?? null },
        });
    }
    const blocks = enforced.filter(
      each => each.blocks && each.allUsers && each.narrowing.has('locations'),
    );
    if (!blocks.length)
      witnesses.push({
        key: 'tenant',
        severity: 'info',
        statement: 'No enforced policy for all users blocks by location.',
        affected: [],
        facts: { namedLocations: places, enforcedPolicies: enforced.length },
      });
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : {
          outcome: 'pass',
          evidence: { policies: blocks.map(({ policy }) => policy.id) },
        };
  },
});

function wideRanges({ ipRanges = [] }: NamedLocation): string[] {
  return ipRanges.flatMap(({ cidrAddress }) => {
    const cidr = cidrAddress ?? '';
    if (!ipaddr.isValidCIDR(cidr)) return [];
    const [address, bits] = ipaddr.parseCIDR(cidr);
    if (shared.includes(address.range()))
      return [`${cidr} is inside anybody’s walls`];
    return bits < widest[address.kind()]
      ? [`${cidr} is wider than one organisation`]
      : [];
  });
}
