import type { ConditionalAccessPolicy } from '../model';
import { compare, type CompareSide } from './compare';
import type { CaPerson } from './signIn';

const policy = (
  id: string,
  conditions: object = {},
  rest: object = {},
): ConditionalAccessPolicy => ({
  id,
  displayName: id,
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
    ...conditions,
  },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  ...rest,
});

const person = (id: string, rest: Partial<CaPerson> = {}): CaPerson => ({
  id,
  groups: [],
  roles: [],
  ...rest,
});

const people = [person('a'), person('b'), person('c', { groups: ['spared'] })];
const side = (
  policies: ConditionalAccessPolicy[],
  tenant: CompareSide['tenant'] = { people },
): CompareSide => ({ policies, tenant });
const mfa = { id: 'mfa' } as const;

const sparing = (...excludeGroups: string[]) =>
  policy('all', { users: { includeUsers: ['All'], excludeGroups } });

const opened = (before: CompareSide, after: CompareSide) =>
  compare(before, after, [mfa]).requirements[0];

describe('compare', () => {
  it('proves that nothing opens where nothing changed, also where conditions cannot be read', () => {
    const policies = [
      policy('filtered', {
        devices: { deviceFilter: { mode: 'include', rule: 'nonsense' } },
      }),
      sparing('spared'),
    ];
    expect(
      compare(side(policies), side([...policies].reverse()), [mfa]).verdict,
    ).toBe('nothingOpens');
  });

  it('names who gains by a group that a policy now excludes, and nobody else', () => {
    const found = opened(side([sparing()]), side([sparing('spared')]));
    expect(found.verdict).toBe('opens');
    expect(found.opens).toEqual([
      expect.objectContaining({
        where: {},
        people: 1,
        ids: ['c'],
        causes: [
          expect.objectContaining({
            policyId: 'all',
            kind: 'people',
            excludedBy: ['spared'],
            edited: true,
          }),
        ],
      }),
    ]);
    expect(found.closes).toEqual([]);
    expect(
      opened(side([sparing('spared')]), side([sparing()])).closes[0].ids,
    ).toEqual(['c']);
  });

  it('sees a grown group though no policy changed', () => {
    const grown = people.map(each =>
      each.id === 'a' ? person('a', { groups: ['spared'] }) : each,
    );
    const { opens } = opened(
      side([sparing('spared')]),
      side([sparing('spared')], { people: grown }),
    );
    expect(opens.map(each => each.ids)).toEqual([['a']]);
    expect(opens[0].causes[0]).toEqual(
      expect.objectContaining({ kind: 'people', edited: false }),
    );
  });

  it('sees a widened named location though no policy changed', () => {
    const outside = policy('outside', {
      locations: { includeLocations: ['All'], excludeLocations: ['office'] },
    });
    const office = (cidrAddress: string) => ({
      people,
      namedLocations: [
        { id: 'office', isTrusted: true, ipRanges: [{ cidrAddress }] },
      ],
    });
    const { opens } = opened(
      side([outside], office('198.51.100.0/25')),
      side([outside], office('198.51.100.0/24')),
    );
    expect(opens).toHaveLength(1);
    expect(opens[0].witness.location?.ip).toBe('198.51.100.128');
    expect(opens[0].causes[0]).toEqual(
      expect.objectContaining({
        kind: 'condition',
        failing: ['location'],
        edited: false,
      }),
    );
    expect(opens[0].reach).toBe('trustedNetworkOnly');
  });

  it('sees an edited strength though no policy changed', () => {
    const strong = policy(
      'strong',
      {},
      {
        grantControls: {
          operator: 'OR',
          builtInControls: [],
          authenticationStrength: { id: 's' },
        },
      },
    );
    const strength = (...allowedCombinations: string[]) => ({
      people,
      strengths: [{ id: 's', allowedCombinations }],
    });
    const { opens } = opened(
      side([strong], strength('fido2')),
      side([strong], strength('fido2', 'password')),
    );
    expect(opens[0].causes[0]).toEqual(
      expect.objectContaining({ kind: 'controls', edited: false }),
    );
    // Older clients answer neither strength: nothing opens for them.
    expect(opens[0].where.clientAppType).toEqual([
      'browser',
      'mobileAppsAndDesktopClients',
    ]);
  });

  it('keeps a hole that was there out of the answer', () => {
    const hole = policy('all', {
      applications: {
        includeApplications: ['All'],
        excludeApplications: ['one'],
      },
    });
    const wider = policy('all', {
      applications: {
        includeApplications: ['All'],
        excludeApplications: ['one', 'two'],
      },
    });
    expect(
      opened(side([hole]), side([wider])).opens.map(each => each.where),
    ).toEqual([{ target: [{ kind: 'application', appId: 'two' }] }]);
  });

  it('gives unknown where what decides cannot be read', () => {
    const narrowed = policy('all', {
      devices: { deviceFilter: { mode: 'exclude', rule: 'nonsense' } },
    });
    const found = opened(side([policy('all')]), side([narrowed]));
    expect([found.verdict, found.opens]).toEqual(['unknown', []]);
    expect(found.mayOpen).toHaveLength(1);
  });

  it('takes a person who was not there as the other state would have, or as held to everything', () => {
    const more = [...people, person('new', { groups: ['spared'] })];
    const states = [
      side([sparing('spared')]),
      side([sparing('spared')], { people: more }),
    ] as const;
    expect(compare(...states, [mfa]).verdict).toBe('nothingOpens');
    const found = compare(...states, [mfa], { newcomers: 'fromNothing' });
    expect(found.first?.change.ids).toEqual(['new']);
    expect(found.first?.change.causes[0].kind).toBe('newcomer');
  });

  it('refuses a state with people beside one without', () => {
    expect(() => compare(side([]), side([], {}), [mfa])).toThrow(/people/);
  });

  it('opens by what a report-only policy would have closed were it enabled', () => {
    const soon = policy(
      'soon',
      {},
      { state: 'enabledForReportingButNotEnforced' },
    );
    const { closes } = opened(side([soon]), side([policy('soon')]));
    expect(closes).toEqual([
      expect.objectContaining({
        people: 3,
        causes: [expect.objectContaining({ kind: 'turnedOn' })],
      }),
    ]);
  });

  it('does not take a place that cannot be read for the same when it was edited', () => {
    const outside = policy('outside', {
      locations: { includeLocations: ['All'], excludeLocations: ['office'] },
    });
    const office = (cidrAddress: string) => ({
      people,
      namedLocations: [{ id: 'office', ipRanges: [{ cidrAddress }] }],
    });
    const verdict = (before: string, after: string) =>
      opened(side([outside], office(before)), side([outside], office(after)))
        .verdict;
    expect(verdict('unreadable', 'unreadable')).toBe('nothingOpens');
    expect(verdict('unreadable', 'unreadable too')).toBe('unknown');
  });
});
