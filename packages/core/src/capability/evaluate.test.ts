import type { Completeness, DatasetId } from '../model';
import type { DatasetDeclaration } from './declaration';
import { CapabilityInput, evaluate } from './evaluate';

const dataset = (
  id: DatasetId,
  permissions: string[][],
  rest: Partial<DatasetDeclaration> = {},
): DatasetDeclaration => ({
  id,
  title: `Title of ${id}`,
  product: 'Entra ID',
  features: [`Feature of ${id}`],
  needs: { permissions },
  ...rest,
});

const datasets = [
  dataset('users', [['User.Read.All'], ['Directory.Read.All']]),
  dataset('groups', [['Directory.Read.All']]),
  dataset('signIns', [['AuditLog.Read.All']]),
  dataset('riskyUsers', [['IdentityRiskyUser.Read.All']], {
    needs: {
      permissions: [['IdentityRiskyUser.Read.All']],
      licences: ['AAD_PREMIUM_P2'],
    },
    fallbacks: [{ dataset: 'signIns', loses: 'user risk' }],
  }),
];
const checks = [
  {
    id: 'priv.guest-admin',
    title: 'x',
    needs: ['users', 'groups'] as DatasetId[],
  },
  {
    id: 'sig.impossible-travel',
    title: 'x',
    needs: ['signIns'] as DatasetId[],
  },
];
const complete: Completeness = {
  state: 'complete',
  asOf: '2026-01-01T00:00:00Z',
};
const denied: Completeness = {
  state: 'denied',
  permission: 'x',
  why: 'Graph said no.',
};

function run(
  states: Partial<Record<DatasetId, Completeness>>,
  rest: Partial<CapabilityInput> = {},
) {
  return evaluate({
    datasets,
    checks,
    completeness: new Map(
      Object.entries(states),
    ) as CapabilityInput['completeness'],
    ...rest,
  });
}

function grantOf(result: ReturnType<typeof run>, name: string) {
  return result.permissions.find(({ permission }) => permission === name)!
    .granted;
}

describe('evaluate', () => {
  it('has all fifteen permissions of the specification, each with a use and a reason', () => {
    const fifteen = run({}).permissions.filter(
      ({ specification }) => specification,
    );
    expect(fifteen.map(({ permission }) => permission)).toEqual([
      'User.Read.All',
      'Directory.Read.All',
      'AuditLog.Read.All',
      'Application.Read.All',
      'Policy.Read.All',
      'DeviceManagementManagedDevices.Read.All',
      'Mail.Read',
      'MailboxSettings.Read',
      'Sites.Read.All',
      'ChannelMessage.Send',
      'Team.ReadBasic.All',
      'offline_access',
      'openid',
      'profile',
      'email',
    ]);
    expect(
      fifteen.every(({ usedBy, justification }) => usedBy && justification),
    ).toBe(true);
  });

  it('knows of no grant before Graph has answered', () => {
    expect(grantOf(run({}), 'User.Read.All')).toBeNull();
  });

  it('takes a read as proof where one permission only can have opened it', () => {
    const result = run({ users: complete, groups: complete });
    expect(grantOf(result, 'Directory.Read.All')).toBe(true);
    expect(grantOf(result, 'User.Read.All')).toBeNull();
  });

  it('takes a refusal as proof, also for what is left to explain a read', () => {
    const result = run({ users: complete, groups: denied });
    expect(grantOf(result, 'Directory.Read.All')).toBe(false);
    expect(grantOf(result, 'User.Read.All')).toBe(true);
  });

  it("lets Graph's answer overrule a token's claim, and fills with the claim what answers leave open", () => {
    const result = run(
      { users: complete, groups: denied },
      { claimed: ['Directory.Read.All', 'AuditLog.Read.All'] },
    );
    expect(grantOf(result, 'Directory.Read.All')).toBe(false);
    expect(grantOf(result, 'AuditLog.Read.All')).toBe(true);
    expect(grantOf(result, 'Application.Read.All')).toBe(false);
  });

  it('says neither for scopes of a sign-in', () => {
    expect(grantOf(run({}, { claimed: [] }), 'openid')).toBeNull();
  });

  it('warns with what to grant, what degrades, which checks, and what stands in', () => {
    const { warnings } = run({
      users: complete,
      groups: complete,
      signIns: complete,
      riskyUsers: denied,
    });
    expect(warnings).toEqual([
      expect.objectContaining({
        kind: 'permission',
        permission: 'IdentityRiskyUser.Read.All',
        missing: ['IdentityRiskyUser.Read.All'],
        text: expect.stringContaining('Grant IdentityRiskyUser.Read.All'),
        features: ['Feature of riskyUsers'],
        fallback: [
          {
            dataset: 'signIns',
            title: 'Title of signIns',
            loses: 'user risk',
          },
        ],
      }),
    ]);
  });

  it('does not name a stand-in that cannot be read either', () => {
    const { warnings } = run({ signIns: denied, riskyUsers: denied });
    expect(warnings.map(({ fallback }) => fallback)).toEqual([
      undefined,
      undefined,
    ]);
    expect(warnings[0].checks).toEqual(['sig.impossible-travel']);
  });

  it('tells a missing licence from a missing permission', () => {
    const state: Completeness = {
      state: 'unlicensed',
      plan: 'AAD_PREMIUM_P2',
      why: 'Buy one.',
    };
    const { warnings, licences, permissions } = run({ riskyUsers: state });
    expect(warnings[0]).toMatchObject({
      kind: 'licence',
      missing: [],
      text: expect.stringContaining('AAD_PREMIUM_P2'),
    });
    expect(licences).toEqual([{ plan: 'AAD_PREMIUM_P2', present: false }]);
    expect(
      permissions.find(
        ({ permission }) => permission === 'IdentityRiskyUser.Read.All',
      )!.granted,
    ).toBe(true);
  });

  it('says once what has one cause, whatever it takes away', () => {
    const why = 'The client secret is wrong.';
    const { warnings } = run({
      users: { state: 'stale', asOf: '2026-01-01T00:00:00Z', why },
      groups: { state: 'stale', asOf: '2026-01-01T00:00:00Z', why },
      signIns: { state: 'never', why },
    });
    expect(warnings.map(warning => warning.datasets)).toEqual([
      ['users', 'groups'],
      ['signIns'],
    ]);
  });

  it('asks for one permission where one opens all that is refused', () => {
    const { warnings } = run({ users: denied, groups: denied });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({
      missing: ['Directory.Read.All'],
      datasets: ['users', 'groups'],
      checks: ['priv.guest-admin'],
    });
    expect(warnings[0].text).not.toContain('User.Read.All');
  });

  it('never asks for what is granted: of a pair it names the other half', () => {
    const pair = dataset('userSignInActivity', [
      ['AuditLog.Read.All', 'User.Read.All'],
      ['AuditLog.Read.All', 'Directory.Read.All'],
    ]);
    const { warnings } = run(
      { groups: complete, userSignInActivity: denied },
      { datasets: [...datasets, pair] },
    );
    expect(warnings[0].missing).toEqual(['AuditLog.Read.All']);
    expect(warnings[0].text).not.toContain('would do as well');
  });

  it('drops the stand-in as soon as the richer source is read', () => {
    const states = { signIns: complete, riskyUsers: complete };
    expect(run(states).warnings).toEqual([]);
  });

  it('lets the token decide between an old read and a new refusal of one permission', () => {
    const two = [
      dataset('namedLocations', [['Policy.Read.All']]),
      dataset('securityDefaults', [['Policy.Read.All']]),
    ];
    const states = { namedLocations: complete, securityDefaults: denied };
    const still = run(states, { datasets: two, claimed: ['Policy.Read.All'] });
    expect(grantOf(still, 'Policy.Read.All')).toBe(true);
    expect(still.warnings[0]).toMatchObject({ kind: 'other', missing: [] });
    for (const claimed of [[], undefined]) {
      const gone = run(states, { datasets: two, claimed });
      expect(grantOf(gone, 'Policy.Read.All')).toBe(false);
      expect(gone.warnings[0].missing).toEqual(['Policy.Read.All']);
    }
  });

  it('keeps refusals apart that no grant explains', () => {
    const ids = [
      'namedLocations',
      'securityDefaults',
      'organization',
      'domains',
    ] as const;
    const [policies, domain] = [['Policy.Read.All'], ['Domain.Read.All']];
    const { warnings } = run(
      {
        namedLocations: complete,
        securityDefaults: denied,
        organization: complete,
        domains: denied,
      },
      {
        datasets: ids.map((id, index) =>
          dataset(id, [index < 2 ? policies : domain]),
        ),
        claimed: [...policies, ...domain],
      },
    );
    expect(warnings.map(({ kind, datasets: some }) => [kind, some])).toEqual([
      ['other', ['securityDefaults']],
      ['other', ['domains']],
    ]);
  });

  it('is silent about what the first sync has not come to', () => {
    expect(run({ users: { state: 'never', why: '' } }).warnings).toEqual([]);
  });
});
