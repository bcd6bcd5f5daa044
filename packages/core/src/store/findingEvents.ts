import type { Knex } from 'knex';
import type { FindingEvent } from '../model';
import { among } from './among';
import { ID_BATCH, slices } from './batches';
import { insertRows, type ColumnType } from './insertRows';

/** A line of a finding's history, on its way to the table. */
export interface EventWrite extends FindingEvent {
  finding: string;
  /** Of an opening or a resolution: when the judgement before had it otherwise, where that is known. */
  notBefore?: string;
}

interface EventRow {
  /** PostgreSQL's driver hands out large integers as text. */
  id: number | string;
  at: string;
  kind: FindingEvent['kind'];
  actor: string | null;
  reason: string | null;
  detail: string | null;
}

const columns: Readonly<Record<string, ColumnType>> = {
  finding_id: 'text',
  at: 'text',
  kind: 'text',
  actor: 'text',
  reason: 'text',
  detail: 'text',
  not_before: 'text',
};

const sizes: readonly string[] = ['grew', 'shrank'];

/** In a transaction that holds the findings' rows: a history has one order. */
export async function writeEvents(
  trx: Knex,
  connectionId: string,
  events: readonly EventWrite[],
): Promise<void> {
  const last = await lastLines(
    trx,
    events.filter(isSize).map(({ finding }) => finding),
  );
  const lines: EventWrite[] = [];
  const joined: Joined[] = [];
  const undone: (number | string)[] = [];
  for (const event of events) {
    const line = isSize(event) ? last.get(event.finding) : undefined;
    if (!line || !isSize(line) || !sameDay(line.at, event.at)) {
      lines.push(event);
      continue;
    }
    const from = Number(line.detail && JSON.parse(line.detail).from);
    const to = Number(event.detail?.to);
    if (from === to) undone.push(line.id);
    else joined.push({ line, event, from, to });
  }
  if (undone.length)
    await trx('entra_finding_events').whereIn('id', undone).delete();
  // Each of them is there: as a row that comes into conflict, it is changed together with the others.
  await insertRows(trx, {
    table: 'entra_finding_events',
    alike: { connection_id: connectionId },
    columns: {
      id: 'bigint',
      finding_id: 'text',
      at: 'text',
      kind: 'text',
      detail: 'text',
    },
    rows: joined.map(({ line, event, from, to }) => [
      line.id,
      event.finding,
      event.at,
      to > from ? 'grew' : 'shrank',
      JSON.stringify({ from, to }),
    ]),
    key: ['id'],
    merge: ['at', 'kind', 'detail'],
  });
  await insertRows(trx, {
    table: 'entra_finding_events',
    alike: { connection_id: connectionId },
    columns,
    rows: lines.map(({ finding, at, kind, by, reason, detail, notBefore }) => [
      finding,
      at,
      kind,
      by ? JSON.stringify(by) : null,
      reason ?? null,
      detail ? JSON.stringify(detail) : null,
      notBefore ?? null,
    ]),
  });
}

/**
 * A change of size that goes into the line of the last one. A gap that lets in everyone changes its size with each joiner
 * and leaver: a day of nothing but that is one line, or nobody would find the others among them.
 */
interface Joined {
  line: EventRow;
  event: EventWrite;
  from: number;
  to: number;
}

function isSize({ kind }: Pick<FindingEvent, 'kind'>): boolean {
  return sizes.includes(kind);
}

/** The last line of each finding's history. */
async function lastLines(
  trx: Knex,
  findings: readonly string[],
): Promise<Map<string, EventRow>> {
  const lines = new Map<string, EventRow>();
  for (const some of slices(findings, ID_BATCH)) {
    const rows: (EventRow & { finding_id: string })[] = await trx(
      'entra_finding_events',
    )
      .whereIn(
        'id',
        among(trx('entra_finding_events'), 'finding_id', some)
          .groupBy('finding_id')
          .max('id'),
      )
      .select('id', 'finding_id', 'at', 'kind', 'detail');
    for (const row of rows) lines.set(row.finding_id, row);
  }
  return lines;
}

function sameDay(one: string, other: string): boolean {
  return one.slice(0, 10) === other.slice(0, 10);
}

export function toEvent(row: EventRow): FindingEvent {
  return {
    kind: row.kind,
    at: row.at,
    ...(row.actor ? { by: JSON.parse(row.actor) } : {}),
    ...(row.reason ? { reason: row.reason } : {}),
    ...(row.detail ? { detail: JSON.parse(row.detail) } : {}),
  };
}
