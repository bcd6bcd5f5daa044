import type { ConditionalAccessPolicy } from '../model';
import { coverage, type CaPopulatedTenant } from './coverage';
import type { CaPerson } from './signIn';

const policy = (
  id: string,
  conditions: object = {},
  control = 'mfa',
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
  grantControls: { operator: 'OR', builtInControls: [control] },
});

const person = (id: string, rest: Partial<CaPerson> = {}): CaPerson => ({
  id,
  groups: [],
  roles: [],
  ...rest,
});

const tenant = (rest: Partial<CaPopulatedTenant> = {}): CaPopulatedTenant => ({
  people: [person('a'), person('b'), person('c', { groups: ['spared'] })],
  ...rest,
});

const mfa = { id: 'mfa' } as const;

describe('coverage', () => {
  it('finds nothing where one policy covers everyone', () => {
    const found = coverage([policy('all')], tenant(), mfa);
    expect([found.gaps, found.unknowns, found.merged]).toEqual([[], [], []]);
  });

  it('names how many people an excluded group lets out, and the group', () => {
    const { gaps } = coverage(
      [
        policy('all', {
          users: { includeUsers: ['All'], excludeGroups: ['spared'] },
        }),
      ],
      tenant(),
      mfa,
    );
    expect(gaps).toEqual([
      expect.objectContaining({
        people: 1,
        where: {},
        reach: 'anyone',
        causes: expect.arrayContaining([
          {
            policyId: 'all',
            displayName: 'all',
            failing: ['users'],
            excludedBy: ['spared'],
          },
        ]),
      }),
    ]);
  });

  it('gives two maximal boxes where a policy leaves an app and a platform out', () => {
    const { gaps } = coverage(
      [
        policy('most', {
          applications: {
            includeApplications: ['All'],
            excludeApplications: ['spared app'],
          },
          platforms: { includePlatforms: ['all'], excludePlatforms: ['linux'] },
        }),
      ],
      tenant(),
      mfa,
    );
    expect(gaps.map(({ where, reach }) => ({ where, reach }))).toEqual([
      {
        where: { target: [{ kind: 'application', appId: 'spared app' }] },
        reach: 'anyone',
      },
      { where: { platform: ['linux'] }, reach: 'claimedPlatformOnly' },
    ]);
  });

  it('says that a way in needs a trusted network', () => {
    const { gaps } = coverage(
      [
        policy('outside', {
          locations: {
            includeLocations: ['All'],
            excludeLocations: ['AllTrusted'],
          },
        }),
      ],
      tenant({
        namedLocations: [
          {
            id: 'office',
            isTrusted: true,
            ipRanges: [{ cidrAddress: '198.51.100.0/24' }],
          },
        ],
      }),
      mfa,
    );
    expect(gaps.map(each => each.reach)).toEqual(['trustedNetworkOnly']);
    expect(gaps[0].witness.location).toEqual(
      expect.objectContaining({ ip: '198.51.100.0' }),
    );
  });

  it('shows both readings of multifactor or a managed device', () => {
    const either: ConditionalAccessPolicy = {
      ...policy('either'),
      grantControls: {
        operator: 'OR',
        builtInControls: ['mfa', 'compliantDevice'],
      },
    };
    expect(
      coverage([either], tenant(), mfa).gaps.map(each => each.reach),
    ).toEqual(['managedDeviceOnly']);
    expect(
      coverage([either], tenant(), { id: 'mfa', reading: 'passwordStops' })
        .gaps,
    ).toEqual([]);
  });

  it('counts an eligible administrator where eligible roles are asked for', () => {
    const people = [person('e', { eligibleRoles: ['admin'] })];
    const policies = [
      policy('admins', {
        users: { includeUsers: ['None'], includeRoles: ['admin'] },
      }),
    ];
    const gapsOf = (roles: 'active' | 'activeAndEligible') =>
      coverage(policies, tenant({ people }), { id: 'mfa', roles }).gaps.length;
    expect([gapsOf('active'), gapsOf('activeAndEligible')]).toEqual([1, 0]);
  });

  it('names report-only as what keeps a policy from covering', () => {
    const { gaps } = coverage(
      [{ ...policy('soon'), state: 'enabledForReportingButNotEnforced' }],
      tenant(),
      mfa,
    );
    expect(gaps[0].causes[0]).toEqual(
      expect.objectContaining({ policyId: 'soon', failing: ['state'] }),
    );
  });

  it('gives unknown, neither gap nor covered, where a filter cannot be read', () => {
    const found = coverage(
      [
        policy('filtered', {
          devices: { deviceFilter: { mode: 'include', rule: 'nonsense' } },
        }),
      ],
      tenant(),
      mfa,
    );
    // Older clients answer no prompt: they too meet the policy only if the filter lets it apply.
    expect(found.gaps).toEqual([]);
    expect(found.unknowns.map(each => each.people)).toEqual([3]);
  });

  it('says which dimensions passed the budget, and gives unknown there', () => {
    const found = coverage(
      [
        policy('one', { platforms: { includePlatforms: ['windows'] } }),
        policy('two', { signInRiskLevels: ['high'] }),
      ],
      tenant(),
      mfa,
      { budget: 0 },
    );
    expect(found.gaps).toEqual([]);
    expect(found.unknowns.length).toBeGreaterThan(0);
    expect(found.merged).toContain('signInRisk');
  });

  it.each([
    [
      'legacyClientsBlocked',
      { clientAppTypes: ['exchangeActiveSync', 'other'] },
    ],
    [
      'deviceCodeBlocked',
      { authenticationFlows: { transferMethods: 'deviceCodeFlow' } },
    ],
    [
      'registrationProtected',
      {
        applications: {
          includeUserActions: ['urn:user:registersecurityinfo'],
        },
      },
    ],
  ] as const)('asks %s of its own sign-ins only', (id, conditions) => {
    const blocked = policy('it', conditions, 'block');
    expect(coverage([blocked], tenant(), { id }).gaps).toEqual([]);
    expect(coverage([], tenant(), { id }).gaps).toHaveLength(1);
  });
});

describe('what Graph may add', () => {
  it.each([
    ['a condition', { conditions: { weather: 'rain' } }],
    ['a part of one', { conditions: { platforms: { osVersions: ['11'] } } }],
    [
      'a control',
      {
        grantControls: { operator: 'OR', builtInControls: ['mfa'], riddle: {} },
      },
    ],
  ])(
    'is unknown, never covered: %s',
    (_, { conditions, grantControls }: any) => {
      const plain = policy('new', conditions);
      const found = coverage(
        [grantControls ? { ...plain, grantControls } : plain],
        tenant(),
        { id: 'mfa' },
      );
      expect(found.unknowns.length).toBeGreaterThan(0);
    },
  );
});
