import type { Knex } from 'knex';
import { ROW_BATCH, slices } from './batches';
import type { PageWrite } from './ports';
import type { WriteScope } from './writeRows';

/**
 * Log records are kept once by their id: windows overlap and pages may come twice, and a record that Graph has updated
 * since replaces the older one. They are visible at once; completeness says up to when the log was read.
 */
export async function writeLog(
  trx: Knex,
  scope: WriteScope,
  rows: PageWrite['rows'],
): Promise<void> {
  for (const batch of slices(rows, ROW_BATCH)) {
    await trx('entra_log')
      .insert(
        batch.map(row => ({
          connection_id: scope.connectionId,
          dataset: scope.dataset,
          id: row.id,
          at: timeOf(row, scope),
          subject: row.subject ?? null,
          label: row.label,
          data: JSON.stringify(row.row),
        })),
      )
      .onConflict(['connection_id', 'dataset', 'id'])
      .merge();
  }
}

function timeOf(row: PageWrite['rows'][number], scope: WriteScope): string {
  if (!row.at) {
    throw new Error(`A record of ${scope.dataset} has no time: ${row.id}`);
  }
  return row.at;
}
