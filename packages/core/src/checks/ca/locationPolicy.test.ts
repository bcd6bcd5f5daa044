import type { NamedLocation } from '../../model';
import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { locationPolicy } from './locationPolicy';

const block = policy('block', {
  controls: ['block'],
  conditions: {
    locations: { includeLocations: ['All'], excludeLocations: ['used'] },
  },
});
const tenant = (
  places: Partial<NamedLocation>[],
  policies: ReturnType<typeof policy>[] = [block],
) => ({
  rows: {
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
    namedLocations: places.map((place, at) => ({ id: `place${at}`, ...place })),
  },
});
const trusted = (...cidrs: string[]) => [
  {
    isTrusted: true,
    ipRanges: cidrs.map(cidrAddress => ({ cidrAddress })),
  },
];

describe('ca.location-policy', () => {
  it('says so, and no more, where nothing blocks by location', async () => {
    expect(await causes(locationPolicy, tenant([], []))).toMatchObject([
      { key: 'tenant', severity: 'info', affected: [] },
    ]);
  });

  it.each([
    ['only reports', { state: 'enabledForReportingButNotEnforced' }],
    ['is for some people', { users: { includeUsers: ['u'] } }],
    ['asks for a second factor', { controls: ['mfa'] }],
  ])('takes a policy that %s for no block', async (_, rest) => {
    const weaker = policy('block', {
      controls: ['block'],
      conditions: { locations: { includeLocations: ['All'] } },
      ...rest,
    });
    expect(await outcome(locationPolicy, tenant([], [weaker]))).toBe('fail');
  });

  it.each(['10.0.0.0/8', '192.168.4.0/24', '100.64.0.0/10', 'fd00::/48'])(
    'finds that %s is inside anybody’s walls',
    async cidr => {
      const [{ facts }] = await causes(locationPolicy, tenant(trusted(cidr)));
      expect(facts.why).toEqual([`${cidr} is inside anybody’s walls`]);
    },
  );

  it.each(['52.0.0.0/15', '2a00::/31'])('finds %s too wide', async cidr => {
    const [{ key, facts }] = await causes(
      locationPolicy,
      tenant(trusted(cidr)),
    );
    expect([key, facts.why]).toEqual([
      'place0',
      [`${cidr} is wider than one organisation`],
    ]);
  });

  it('bears a network of one organisation, and a wide one that nothing trusts', async () => {
    expect(
      await outcome(
        locationPolicy,
        tenant(trusted('52.1.0.0/16', '2a00:1::/32')),
      ),
    ).toBe('pass');
    expect(
      await outcome(
        locationPolicy,
        tenant([{ ipRanges: [{ cidrAddress: '10.0.0.0/8' }] }]),
      ),
    ).toBe('pass');
  });

  it('names a place with unknown countries, and the policy that leaves it out', async () => {
    const unknown = {
      countriesAndRegions: ['DE'],
      includeUnknownCountriesAndRegions: true,
    };
    const found = await causes(
      locationPolicy,
      tenant([{ ...unknown, id: 'USED' }, unknown]),
    );
    expect(found).toMatchObject([
      {
        key: 'USED',
        affected: [
          { kind: 'namedLocation', id: 'USED' },
          { kind: 'conditionalAccessPolicy', id: 'block' },
        ],
        facts: { why: ['addresses of no known country are in it'] },
      },
    ]);
  });

  it('does not apply with security defaults', async () => {
    expect(
      await outcome(locationPolicy, {
        rows: { securityDefaults: [{ id: 's', isEnabled: true }] },
      }),
    ).toBe('notApplicable');
  });
});
