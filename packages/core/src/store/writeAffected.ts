import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { AffectedEntity } from '../model';
import { slices } from './batches';
import { insertRows, type ColumnType } from './insertRows';

/** Compared at once. */
const PLACES = 2_000;

const columns: Readonly<Record<string, ColumnType>> = {
  position: 'integer',
  kind: 'text',
  entity_id: 'text',
  label: 'text',
  facts: 'text',
};

/** As the table has it. */
interface Listed {
  position: number;
  kind: string;
  entity_id: string;
  label: string;
  facts: string;
}

type Named = Pick<AffectedEntity, 'kind' | 'id'>;

/**
 * What a finding touches, in place of what was listed before. Only what is different is written: of a hundred thousand
 * people, most judgements find a few who have come, gone or are called otherwise.
 * @param changed - is told, batch by batch, who is at a place now, and who was before
 */
export async function writeAffected(
  trx: Knex,
  finding: string,
  listed: readonly AffectedEntity[],
  changed: (entities: readonly Named[]) => Promise<void> = async () => {},
): Promise<void> {
  let position = 0;
  for (const batch of slices(listed, PLACES)) {
    const first = position;
    position += batch.length;
    const were = await listedBetween(trx, finding, first, position);
    const differ = batch
      .map((entity, index) => toListed(entity, first + index))
      .filter(each => !isSame(each, were.get(each.position)));
    await insertRows(trx, {
      table: 'entra_finding_affected',
      alike: { finding_id: finding },
      columns,
      rows: differ.map(each => [
        each.position,
        each.kind,
        each.entity_id,
        each.label,
        each.facts,
      ]),
      key: ['finding_id', 'position'],
      merge: true,
    });
    await changed(
      differ
        .flatMap(each => [each, were.get(each.position) ?? each])
        .map(named),
    );
  }
  for (;;) {
    const rest = await listedBetween(trx, finding, position, position + PLACES);
    if (!rest.size) return;
    await changed([...rest.values()].map(named));
    position += PLACES;
    await trx('entra_finding_affected')
      .where({ finding_id: finding })
      .whereIn('position', [...rest.keys()])
      .delete();
  }
}

async function listedBetween(
  trx: Knex,
  finding: string,
  first: number,
  end: number,
): Promise<Map<number, Listed>> {
  const rows: Listed[] = await trx('entra_finding_affected')
    .where({ finding_id: finding })
    .where('position', '>=', first)
    .where('position', '<', end)
    .select('position', 'kind', 'entity_id', 'label', 'facts');
  return new Map(rows.map(row => [row.position, row]));
}

function toListed(
  { kind, id, label, facts }: AffectedEntity,
  position: number,
): Listed {
  return {
    position,
    kind,
    entity_id: id,
    label,
    facts: JSON.stringify(facts ?? {}),
  };
}

function isSame(one: Listed, other: Listed | undefined): boolean {
  return (
    one.kind === other?.kind &&
    one.entity_id === other.entity_id &&
    one.label === other.label &&
    one.facts === other.facts
  );
}

function named({ kind, entity_id: id }: Listed): Named {
  return { kind: kind as Named['kind'], id };
}

/** Of all of them, one after the other: the text of a million is not held at once. */
export function hashOf(affected: Iterable<AffectedEntity>): string {
  const hash = createHash('sha1');
  for (const each of affected) hash.update(JSON.stringify(each));
  return hash.digest('base64');
}
