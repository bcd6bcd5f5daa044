import { checks, datasets, type DatasetId } from '@entra-posture/core';
import { startDemoTenant } from '@entra-posture/demo-tenant';
import { namedByFindings, recallByCheck, recallTable } from '../recall';
import { Figure, figure } from './figure';
import { TenantReader } from './TenantReader';

/** No wait counts. */
const QUOTA_SPEED = 100_000;
/** Logs are the detections'; so many sites as a large tenant has are not read whole by one sync. */
const leftOut: readonly DatasetId[] = ['sites', 'sharedItems'];
const read = datasets.filter(
  ({ id, collect }) =>
    !leftOut.includes(id) &&
    (collect.kind !== 'window' || id === 'directoryAudits'),
);

/** What the checks find of what is planted in a large tenant, and what they name besides; a table by check. */
export async function benchTruth({ users = 100_000 } = {}): Promise<Figure[]> {
  const tenant = await startDemoTenant({ users, quotaSpeed: QUOTA_SPEED });
  const reader = await TenantReader.open(tenant, QUOTA_SPEED);
  try {
    const now = new Date();
    await reader.read(read, now);
    await reader.judge(read, now);
    // A sync reads so many mailboxes and no more: what was read in part is found in part.
    const states = await reader.stores.collections.states(reader.connectionId);
    const whole = new Set(
      states
        .filter(({ completeness }) => completeness.state === 'complete')
        .map(({ datasetId }) => datasetId),
    );
    const judged = checks.filter(({ needs }) =>
      needs.every(each => whole.has(each)),
    );
    const ids = new Set(judged.map(({ id }) => id));
    const rows = recallByCheck(
      tenant.groundTruth(),
      await namedByFindings(reader.stores, reader.connectionId),
    ).filter(({ check }) => ids.has(check));
    process.stderr.write(`${recallTable(rows)}\n`);
    const sum = (of: 'planted' | 'found' | 'besides') =>
      rows.reduce((total, row) => total + row[of], 0);
    const name = (what: string) =>
      `truth: ${users.toLocaleString('en')} users, ${what}`;
    return [
      figure(name('checks with something planted'), rows.length, 'checks'),
      figure(
        name('checks left out, not all was read'),
        checks.length - judged.length,
        'checks',
      ),
      figure(name('planted'), sum('planted'), 'objects'),
      figure(name('recall'), sum('found') / sum('planted'), 'ratio', '>= 1'),
      figure(
        name('precision'),
        sum('found') / (sum('found') + sum('besides')),
        'ratio',
        '>= 1',
      ),
    ];
  } finally {
    await reader.close();
    await tenant.close();
  }
}
