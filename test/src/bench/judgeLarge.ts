// Run as a process of its own, so that its peak memory is that of judging and of nothing else.
import { checks } from '@entra-posture/core';
import {
  createStores,
  openDatabase,
  type DatabaseConfig,
  type Stores,
} from '@entra-posture/core/node';
// The rooms are not part of the package's surface: the bench reads them where they are.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { runCheck } from '../../../packages/core/src/checks';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { earlierSource } from '../../../packages/core/src/sync/earlierSource';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { judgeChecks } from '../../../packages/core/src/sync/judgeChecks';
import {
  changeOneInAHundred,
  CONNECTION,
  judged,
  type Change,
} from './judgeTenant';

export interface Cost {
  seconds: number;
  /** Of this process; a database server's own is not in it. */
  processor: number;
  checks: number;
}

export interface JudgeMeasured {
  /** Resident MiB: before it began, at the most in the first judgement, and in all of them. */
  loaded: number;
  first: number;
  peak: number;
  whole: Cost;
  /** Only when everything is read together. */
  unchanged?: Cost;
  changed?: Cost & { objects: number };
  changedMembers?: Cost & { objects: number };
  changedBoth?: Cost & { objects: number };
}

const declarations = { breakGlassAccounts: [], trustedEgress: [] };
const logger = { info() {}, warn: console.warn, error: console.error };
const peak = () => process.resourceUsage().maxRSS / 1024;

async function timed(work: () => Promise<number>): Promise<Cost> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const ran = await work();
  const { user, system } = process.cpuUsage(used);
  return {
    seconds: (performance.now() - began) / 1000,
    processor: (user + system) / 1_000_000,
    checks: ran,
  };
}

async function completenessOf(stores: Stores) {
  const states = new Map(
    (await stores.collections.states(CONNECTION)).map(state => [
      state.datasetId,
      state.completeness,
    ]),
  );
  return (id: Parameters<Stores['rows']['count']>[1]) =>
    states.get(id) ?? { state: 'never' as const, why: '' };
}

async function together(stores: Stores): Promise<number> {
  const { run } = await judgeChecks(checks, {
    connectionId: CONNECTION,
    stores,
    datasets: judged,
    declarations,
    completeness: await completenessOf(stores),
    logger,
    now: new Date(),
  });
  return run.length;
}

/** As it is done where nobody thinks of it: one check after the other, and each reads for itself. */
async function eachForItself(stores: Stores): Promise<number> {
  const completeness = await completenessOf(stores);
  const now = new Date();
  for (const check of checks) {
    const verdict = await runCheck(
      check,
      {
        rows: (dataset, of) =>
          dataset === 'directoryAudits'
            ? stores.rows.streamLog(CONNECTION, dataset, {})
            : stores.rows.stream(CONNECTION, dataset, of),
        relations: (name, of) => stores.rows.relations(CONNECTION, name, of),
        completeness,
        before: earlierSource({ connectionId: CONNECTION, stores, now }),
        async records(log, target, since) {
          const name = target.toLowerCase();
          const found = await stores.history.recordsOfEach(
            CONNECTION,
            log,
            [name],
            { from: since.toISOString(), to: now.toISOString() },
          );
          return found.get(name) ?? [];
        },
      },
      { now, declarations },
    );
    await stores.findings.apply(CONNECTION, check, verdict, now.toISOString());
  }
  return checks.length;
}

async function main(): Promise<void> {
  const [, , database, way] = process.argv;
  const loaded = peak();
  const knex = openDatabase(JSON.parse(database) as DatabaseConfig);
  try {
    const stores = createStores(knex);
    let measured: JudgeMeasured;
    if (way === 'naive') {
      const whole = await timed(() => eachForItself(stores));
      measured = { loaded, first: peak(), peak: peak(), whole };
    } else {
      const whole = await timed(() => together(stores));
      const first = peak();
      const unchanged = await timed(() => together(stores));
      const after = async (change: Change) => {
        const objects = await changeOneInAHundred(stores, change);
        return { ...(await timed(() => together(stores))), objects };
      };
      const changed = await after({ name: 'Renamed' });
      const changedMembers = await after({ memberships: true });
      const changedBoth = await after({ name: 'Again', memberships: true });
      measured = {
        loaded,
        first,
        peak: peak(),
        whole,
        unchanged,
        changed,
        changedMembers,
        changedBoth,
      };
    }
    process.stdout.write(JSON.stringify(measured));
  } finally {
    await knex.destroy();
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
