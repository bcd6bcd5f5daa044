import { isDeepStrictEqual as isEqual } from 'node:util';
import { checks, datasets, type Verdict } from '@entra-posture/core';
import {
  conduct,
  createStores,
  migrate,
  openDatabase,
  type Stores,
} from '@entra-posture/core/node';
import { startDemoTenant, type DemoTenant } from '@entra-posture/demo-tenant';
// The room is not part of the package's surface: what it does is only to be seen where it is.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { judgeChecks } from '../../packages/core/src/sync/judgeChecks';
import { clientOf } from './clientOf';
import { Draw } from './simulator/Draw';

jest.setTimeout(300_000);

const CONNECTION = 'demo';
const ROUNDS = 16;
const MINUTE_MS = 60_000;
const logger = { info() {}, warn() {}, error: console.error };

/** Grow with time, and no check of a state reads them. */
const read = datasets.filter(({ id }) => !/SignIns?$/i.test(id));

/** Stores in which verdicts are noted, and written only where `write` is set. */
function noting(
  stores: Stores,
  verdicts: Map<string, Verdict>,
  write: boolean,
) {
  const { findings, verdictBases } = stores;
  const none = { opened: 0, resolved: 0, reopened: 0 };
  return {
    ...stores,
    findings: Object.assign(Object.create(findings), {
      async applyAll(...args: Parameters<typeof findings.applyAll>) {
        for (const { check, verdict } of args[1])
          verdicts.set(check.id, verdict);
        return write ? findings.applyAll(...args) : none;
      },
      weight: (...args: Parameters<typeof findings.weight>) =>
        findings.weight(...args),
    }),
    verdictBases: write
      ? verdictBases
      : {
          load: async () => new Map(),
          keep: async () => {},
          confirm: async () => {},
        },
  } satisfies Stores;
}

const permissions = [
  'Policy.Read.All',
  'AuditLog.Read.All',
  'Application.Read.All',
  'RoleManagement.Read.Directory',
  'GroupMember.Read.All',
];

async function ids(
  stores: Stores,
  dataset:
    | 'users'
    | 'groups'
    | 'servicePrincipals'
    | 'applications'
    | 'conditionalAccessPolicies'
    | 'managedDevices',
) {
  const found: string[] = [];
  for await (const { id } of stores.rows.stream(CONNECTION, dataset))
    found.push(id);
  return found;
}

/** One thing of the tenant becomes another, by chance. Graph tells of each as it does of what people do. */
async function change(
  { control }: DemoTenant,
  stores: Stores,
  draw: Draw,
): Promise<string> {
  const [users, groups] = [
    await ids(stores, 'users'),
    await ids(stores, 'groups'),
  ];
  const devices = await ids(stores, 'managedDevices');
  const apps = await ids(stores, 'applications');
  const policies = await ids(stores, 'conditionalAccessPolicies');
  const kinds: Record<string, () => void> = {
    'a person renamed': () =>
      control.update('user', draw.pick(users), {
        displayName: `Renamed ${draw.below(1_000)}`,
      }),
    'a person disabled or enabled': () =>
      control.update('user', draw.pick(users), {
        accountEnabled: draw.chance(0.5),
      }),
    'a person made a guest': () =>
      control.update('user', draw.pick(users), { userType: 'Guest' }),
    'a person gone': () => control.remove('user', draw.pick(users)),
    'someone in a group': () =>
      control.changeMembers(draw.pick(groups), {
        added: [{ id: draw.pick(users), type: 'user' }],
      }),
    'someone out of a group': () =>
      control.changeMembers(draw.pick(groups), {
        removed: [{ id: draw.pick(users), type: 'user' }],
      }),
    'a policy switched': () =>
      control.update('conditionalAccessPolicy', draw.pick(policies), {
        state: draw.pick([
          'enabled',
          'disabled',
          'enabledForReportingButNotEnforced',
        ]),
        modifiedDateTime: '2026-01-01T00:00:00Z',
      }),
    'an app opened to other tenants': () =>
      control.update('application', draw.pick(apps), {
        signInAudience: 'AzureADMultipleOrgs',
      }),
    'a device not encrypted': () =>
      control.update('managedDevice', draw.pick(devices), {
        isEncrypted: false,
      }),
    'a permission taken': () => control.revoke(draw.pick(permissions)),
    'permissions given': () => permissions.forEach(each => control.grant(each)),
    nothing: () => {},
  };
  const what = draw.pick(Object.keys(kinds));
  kinds[what]();
  return what;
}

describe('judging only what could have changed', () => {
  it.each([1, 2])(
    'ends in the verdicts of judging everything, whatever changes (seed %i)',
    async seed => {
      const draw = new Draw(seed);
      const tenant = await startDemoTenant({ users: 100, quotaSpeed: 10_000 });
      const knex = openDatabase({
        client: 'better-sqlite3',
        filename: ':memory:',
      });
      try {
        await migrate(knex);
        const stores = createStores(knex);
        const client = clientOf(tenant, { quotaSpeed: 10_000 });
        let clock = Date.now();
        const stood = new Map<string, Verdict>();
        const incremental = noting(stores, stood, true);
        let runs = 0;
        for (let round = 0; round < ROUNDS; round += 1) {
          const what = round
            ? await change(tenant, stores, draw)
            : 'the first read';
          clock += draw.pick([5, 20, 61, 400]) * MINUTE_MS;
          const now = new Date(clock);
          await conduct({
            connectionId: CONNECTION,
            client,
            stores,
            datasets: read,
            logger,
            now: () => now,
            force: true,
          });
          const states = new Map(
            (await stores.collections.states(CONNECTION)).map(state => [
              state.datasetId,
              state.completeness,
            ]),
          );
          const deps = {
            connectionId: CONNECTION,
            datasets: read,
            declarations: { breakGlassAccounts: [], trustedEgress: [] },
            completeness: (id: (typeof read)[number]['id']) =>
              states.get(id) ?? { state: 'never' as const, why: '' },
            logger,
            now,
          };
          const { run } = await judgeChecks(checks, {
            ...deps,
            stores: incremental,
          });
          const whole = new Map<string, Verdict>();
          await judgeChecks(checks, {
            ...deps,
            stores: noting(stores, whole, false),
          });
          const differ = checks.filter(
            ({ id }) => !isEqual(stood.get(id), whole.get(id)),
          );
          const bases = await stores.verdictBases.load(CONNECTION);
          for (const check of differ) {
            // Only the time may have made it another: it is what it was when it was judged, not long ago.
            const { at } = bases.get(check.id) as { at?: string };
            expect([round, what, check.id, at]).toEqual([
              round,
              what,
              check.id,
              expect.any(String),
            ]);
            expect(now.getTime() - Date.parse(at!)).toBeLessThan(
              360 * MINUTE_MS,
            );
            await judgeChecks([check], {
              ...deps,
              now: new Date(at!),
              stores: noting(stores, whole, false),
            });
            expect([round, what, check.id, stood.get(check.id)]).toEqual([
              round,
              what,
              check.id,
              whole.get(check.id),
            ]);
          }
          if (round) runs += run.length;
        }
        // Else nothing was shown: each round had judged everything.
        expect(runs).toBeLessThan(0.8 * checks.length * (ROUNDS - 1));
        console.info(
          `${runs} of ${checks.length * (ROUNDS - 1)} judgements were run`,
        );
      } finally {
        await knex.destroy();
        await tenant.close();
      }
    },
  );
});
