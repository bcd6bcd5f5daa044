import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

const table = 'entra_finding_stamps';

/**
 * Says that findings of a connection have changed: what was counted of them before, by any process, holds no longer.
 *
 * The last that a transaction does. Who holds this line then waits for nothing else, so that two that change findings in
 * different orders never wait for one another. Drawn by lot rather than counted up: a connection that goes and comes again
 * has no number that was there before.
 */
export async function stampFindings(
  trx: Knex,
  connectionId: string,
): Promise<void> {
  await trx(table)
    .insert({ connection_id: connectionId, stamp: randomUUID() })
    .onConflict('connection_id')
    .merge();
}

/** '' where there never was a finding. */
export async function findingStamp(
  knex: Knex,
  connectionId: string,
): Promise<string> {
  const row: { stamp: string } | undefined = await knex(table)
    .where({ connection_id: connectionId })
    .first('stamp');
  return row?.stamp ?? '';
}
