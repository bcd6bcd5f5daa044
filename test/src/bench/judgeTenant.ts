import { datasets, type DatasetId, type Dataset } from '@entra-posture/core';
import {
  conduct,
  createStores,
  migrate,
  openDatabase,
  type DatabaseConfig,
  type Stores,
} from '@entra-posture/core/node';
import { clientOf } from '../clientOf';
import { policies } from './coverageTenant';
import { startTenantProcess } from './tenantProcess';

export const CONNECTION = 'bench-judge';

const APPS = 5_000;
const PAGE = 1_000;
/** No wait counts: what is measured comes after. */
const QUOTA_SPEED = 100_000;
const logger = { info() {}, warn: console.warn, error: console.error };

/** Logs grow with time, devices with nothing that a check of a state looks at; sites are asked one by one. */
const leftOut: readonly DatasetId[] = ['sites', 'sharedItems', 'devices'];

export const judged: readonly Dataset[] = datasets.filter(
  ({ id, collect }) =>
    !leftOut.includes(id) &&
    (collect.kind !== 'window' || id === 'directoryAudits'),
);

/** Reads an emulated tenant into an empty database, and gives it the apps and policies of a large one. */
export async function readInto(
  database: DatabaseConfig,
  users: number,
): Promise<void> {
  const { tenant, close } = await startTenantProcess({
    users,
    groups: users / 20,
    membersPerGroup: 100,
    quotaSpeed: QUOTA_SPEED,
  });
  const knex = openDatabase(database);
  try {
    await migrate(knex);
    const stores = createStores(knex);
    const reports = await conduct({
      connectionId: CONNECTION,
      client: clientOf(tenant, { quotaSpeed: QUOTA_SPEED }),
      stores,
      datasets: judged,
      logger,
      now: () => new Date(),
    });
    const failed = reports.find(({ outcome }) => outcome === 'failed');
    if (failed) throw new Error(`${failed.dataset}: ${failed.problem}`);
    await enlarge(stores);
  } finally {
    await knex.destroy();
    await close();
  }
}

type Rows = { id: string; label: string; row: object }[];

const guid = (block: string, n: number) =>
  `00000000-0000-4000-${block}-${String(n).padStart(12, '0')}`;

async function all<K extends DatasetId>(stores: Stores, dataset: K) {
  const rows: any[] = [];
  for await (const row of stores.rows.stream(CONNECTION, dataset))
    rows.push(row);
  return rows;
}

/**
 * Copies of the apps that are there, and policies for groups that are there. That they came later than the rest is
 * forgotten, or the tenant would have changed all over within its first minute.
 */
export async function enlarge(stores: Stores): Promise<void> {
  const groups = await all(stores, 'groups');
  const made: ReturnType<typeof policies> = JSON.parse(
    JSON.stringify(policies()).replace(
      /"group(\d+)"/g,
      (_, n) => `"${groups[Number(n) % groups.length].id}"`,
    ),
  );
  await write(
    stores,
    'conditionalAccessPolicies',
    made.map(row => ({ id: row.id, label: row.displayName ?? row.id, row })),
  );
  for (const [dataset, block] of [
    ['applications', 'a000'],
    ['servicePrincipals', 'b000'],
  ] as const) {
    const known = await all(stores, dataset);
    const owners = new Map(
      (
        await all(
          stores,
          dataset === 'applications'
            ? 'applicationOwners'
            : 'servicePrincipalOwners',
        )
      ).map(row => [row.id, row]),
    );
    const copies = Array.from({ length: APPS - known.length }, (_, n) => ({
      of: known[n % known.length],
      id: guid(block, n),
    }));
    await write(
      stores,
      dataset,
      copies.map(({ of, id }, n) => ({
        id,
        label: of.displayName,
        row: { ...of, id, appId: guid('c000', n) },
      })),
    );
    await write(
      stores,
      dataset === 'applications'
        ? 'applicationOwners'
        : 'servicePrincipalOwners',
      copies.map(({ of, id }) => ({
        id,
        label: id,
        row: { ...owners.get(of.id), id },
      })),
    );
  }
  await stores.retention.pruneHistory(CONNECTION, new Date().toISOString());
}

/** Adds rows, or changes them, as a read that finds them does. */
export async function write(
  stores: Stores,
  dataset: DatasetId,
  rows: Rows,
  removedRelations: { name: 'groups.members'; from: string; to: string }[] = [],
): Promise<void> {
  const now = new Date().toISOString();
  await stores.collections.begin(CONNECTION, dataset, { now });
  for (let at = 0; at < Math.max(rows.length, 1); at += PAGE) {
    await stores.collections.writePage(
      CONNECTION,
      dataset,
      {
        rows: rows.slice(at, at + PAGE),
        removed: [],
        relations: [],
        removedRelations: at ? [] : removedRelations,
      },
      { cursor: 'bench', requests: 0, now },
    );
  }
  await stores.collections.finish(CONNECTION, dataset, {
    now,
    completeness: { state: 'complete', asOf: now },
  });
}

const EVERY = 100;

/** What changes of one in a hundred. */
export interface Change {
  /** What people, devices and apps are called from now on; another name each time, or nothing changes. Absent: as before. */
  name?: string;
  /** Whether memberships end. */
  memberships?: boolean;
}

/** Every hundredth person, device and app is renamed, and one membership in a hundred ends. @returns how many changed */
export async function changeOneInAHundred(
  stores: Stores,
  { name, memberships }: Change,
): Promise<number> {
  return (
    (name === undefined ? 0 : await rename(stores, name)) +
    (memberships ? await endMemberships(stores) : 0)
  );
}

async function rename(stores: Stores, name: string): Promise<number> {
  let changed = 0;
  for (const dataset of [
    'users',
    'managedDevices',
    'applications',
    'servicePrincipals',
  ] as const) {
    const rows: Rows = [];
    let turn = 0;
    for await (const row of stores.rows.stream(CONNECTION, dataset)) {
      turn += 1;
      const label = `${name} ${turn}`;
      if (turn % EVERY === 1)
        rows.push({
          id: row.id,
          label,
          row: {
            ...row,
            ...(dataset === 'managedDevices'
              ? { deviceName: label }
              : { displayName: label }),
          },
        });
    }
    await write(stores, dataset, rows);
    changed += rows.length;
  }
  return changed;
}

async function endMemberships(stores: Stores): Promise<number> {
  const ended: { name: 'groups.members'; from: string; to: string }[] = [];
  let turn = 0;
  for await (const { from, to } of stores.rows.relations(
    CONNECTION,
    'groups.members',
  )) {
    turn += 1;
    if (turn % EVERY === 0) ended.push({ name: 'groups.members', from, to });
  }
  await write(stores, 'groups', [], ended);
  return ended.length;
}
