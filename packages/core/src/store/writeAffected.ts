import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { AffectedEntity } from '../model';
import { ROW_BATCH, slices } from './batches';
import { insertRows, type ColumnType } from './insertRows';

const columns: Readonly<Record<string, ColumnType>> = {
  position: 'integer',
  kind: 'text',
  entity_id: 'text',
  label: 'text',
  facts: 'text',
};

/** What a finding touches, in place of what was listed before. */
export async function writeAffected(
  trx: Knex,
  finding: string,
  listed: readonly AffectedEntity[],
): Promise<void> {
  await trx('entra_finding_affected').where({ finding_id: finding }).delete();
  let position = 0;
  for (const batch of slices(listed, ROW_BATCH)) {
    const first = position;
    position += batch.length;
    await insertRows(trx, {
      table: 'entra_finding_affected',
      alike: { finding_id: finding },
      columns,
      rows: batch.map((entity, index) => [
        first + index,
        entity.kind,
        entity.id,
        entity.label,
        JSON.stringify(entity.facts ?? {}),
      ]),
    });
  }
}

/** Of all of them, one after the other: the text of a million is not held at once. */
export function hashOf(affected: readonly AffectedEntity[]): string {
  const hash = createHash('sha1');
  for (const each of affected) hash.update(JSON.stringify(each));
  return hash.digest('base64');
}
