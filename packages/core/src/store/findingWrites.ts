import type { Knex } from 'knex';
import type { AffectedEntity } from '../model';
import { among } from './among';
import { writeEvents, type EventWrite } from './findingEvents';
import type { FindingRow } from './findingRow';
import { insertRows, type ColumnType } from './insertRows';
import { noteTouchedEntities } from './touchedIdentities';
import {
  affectedColumns,
  affectedRow,
  writeLists,
  type ListChange,
} from './writeAffected';

/** A cause that a check has found. */
export interface Cause {
  check: string;
  key: string;
}

/** A row that is not there yet; what is left out is as the table begins. */
export type NewFinding = Pick<
  FindingRow,
  | 'id'
  | 'connection_id'
  | 'check_id'
  | 'cause_key'
  | 'severity'
  | 'statement'
  | 'facts'
  | 'affected_count'
  | 'affected_hash'
  | 'status'
  | 'first_seen'
  | 'last_seen'
  | 'event_at'
  | 'affected_set'
> & { family: string; severity_rank: number; search: string };

const columns: Readonly<Record<keyof NewFinding, ColumnType>> = {
  id: 'text',
  connection_id: 'text',
  check_id: 'text',
  family: 'text',
  cause_key: 'text',
  severity: 'text',
  severity_rank: 'integer',
  statement: 'text',
  search: 'text',
  facts: 'text',
  affected_count: 'integer',
  affected_hash: 'text',
  affected_set: 'text',
  status: 'text',
  first_seen: 'text',
  last_seen: 'text',
  event_at: 'text',
};
const names = Object.keys(columns) as (keyof NewFinding)[];

/** What a judgement may see otherwise of a finding that stays open. */
const seenAgain: readonly (keyof NewFinding)[] = [
  'severity',
  'severity_rank',
  'statement',
  'search',
  'facts',
  'affected_count',
  'affected_hash',
  'affected_set',
  'last_seen',
  'event_at',
];

const known = [
  'id',
  'check_id',
  'cause_key',
  'severity',
  'statement',
  'facts',
  'affected_count',
  'affected_hash',
  'status',
  'event_at',
  'version',
  'triage',
  'affected_set',
  'accepted_set',
] as const;
export type KnownFinding = Pick<FindingRow, (typeof known)[number]>;

/**
 * The findings that there are of some hundred causes, and nobody else decides about any of them until the transaction ends.
 * @returns by `causeOf`
 */
export async function knownFindings(
  trx: Knex,
  connectionId: string,
  causes: readonly Cause[],
): Promise<Map<string, KnownFinding>> {
  const rows: KnownFinding[] = await amongCauses(
    trx('entra_findings').where({ connection_id: connectionId }),
    causes,
  )
    .orderBy('id')
    .forUpdate()
    .select(...known);
  return new Map(
    rows.map(row => [
      causeOf({ check: row.check_id, key: row.cause_key }),
      row,
    ]),
  );
}

/** No check's id has a space in it. */
export function causeOf({ check, key }: Cause): string {
  return `${check} ${key}`;
}

function amongCauses(query: Knex.QueryBuilder, causes: readonly Cause[]) {
  return query.client.config.client === 'pg'
    ? query.whereRaw(
        '(check_id, cause_key) in (select * from unnest(?::text[], ?::text[]))',
        [
          causes.map(({ check }) => check),
          causes.map(({ key }) => key),
        ] as never[],
      )
    : query.whereRaw(
        '(check_id, cause_key) in (select value ->> 0, value ->> 1 from json_each(?))',
        [JSON.stringify(causes.map(({ check, key }) => [check, key]))],
      );
}

/**
 * What is to be written of findings, put together: most judgements see hundreds of findings as they were, and a first one
 * finds hundreds, and a statement for each would be a round trip for each.
 */
export class FindingWrites {
  readonly #added: NewFinding[] = [];
  readonly #listed: (string | number)[][] = [];
  readonly #lists: ListChange[] = [];
  readonly #touched: (readonly Pick<AffectedEntity, 'kind' | 'id'>[])[] = [];
  readonly #changed: (string | number | null)[][] = [];
  readonly #seen: string[] = [];
  readonly #events: EventWrite[] = [];

  /** A finding that was not there, and what it touches. */
  add(finding: NewFinding, listed: readonly AffectedEntity[]): void {
    this.#added.push(finding);
    for (let at = 0; at < listed.length; at += 1)
      this.#listed.push([finding.id, ...affectedRow(at, listed[at])]);
    this.touch(listed);
  }

  /** What a finding touches, where it is otherwise than it was. */
  list(change: ListChange): void {
    this.#lists.push(change);
  }

  /** Whom the inventory is to look at again. */
  touch(entities: readonly Pick<AffectedEntity, 'kind' | 'id'>[]): void {
    if (entities.length) this.#touched.push(entities);
  }

  /** A finding that stays open, and is otherwise than it was. */
  change(finding: NewFinding, version: number): void {
    this.#changed.push([...names.map(name => finding[name]), version]);
  }

  /** A finding that is as it was. */
  see(id: string): void {
    this.#seen.push(id);
  }

  tell(events: readonly EventWrite[]): void {
    this.#events.push(...events);
  }

  async write(trx: Knex, connectionId: string, now: string): Promise<void> {
    const written = await insertRows(trx, {
      table: 'entra_findings',
      alike: {},
      columns,
      rows: this.#added.map(finding => names.map(name => finding[name])),
    });
    if (written !== this.#added.length)
      throw new Error(
        `${this.#added.length - written} findings were not written: others have their ids`,
      );
    await insertRows(trx, {
      table: 'entra_finding_affected',
      alike: {},
      columns: { finding_id: 'text', ...affectedColumns },
      rows: this.#listed,
    });
    await writeLists(trx, this.#lists);
    await noteTouchedEntities(trx, connectionId, this.#touched);
    // Each of them is there: as a row that comes into conflict, it is changed together with the others.
    await insertRows(trx, {
      table: 'entra_findings',
      alike: {},
      columns: { ...columns, version: 'integer' },
      rows: this.#changed,
      key: ['id'],
      merge: [...seenAgain, 'version'],
    });
    if (this.#seen.length)
      await among(trx('entra_findings'), 'id', this.#seen).update({
        last_seen: now,
      });
    await writeEvents(trx, connectionId, this.#events);
  }
}
