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
        permission: 'IdentityRiskyUser.Read.All',
        text: expect.stringContaining('Grant IdentityRiskyUser.Read.All'),
        features: ['Feature of riskyUsers'],
        fallback: 'Title of signIns stands in; it loses user risk.',
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
      permission: undefined,
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

  it('is silent about what the first sync has not come to', () => {
    expect(run({ users: { state: 'never', why: '' } }).warnings).toEqual([]);
  });
});
