import type { Knex } from 'knex';
import type { FindingEvent } from '../model';
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
  const lines: EventWrite[] = [];
  for (const event of events) {
    if (!(await joinsLast(trx, event))) lines.push(event);
  }
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
 * A gap that lets in everyone changes its size with each joiner and leaver: a day of nothing but that is one line, or
 * nobody would find the others among them.
 */
async function joinsLast(trx: Knex, event: EventWrite): Promise<boolean> {
  if (!sizes.includes(event.kind)) return false;
  const last: EventRow | undefined = await trx('entra_finding_events')
    .where({ finding_id: event.finding })
    .orderBy('id', 'desc')
    .first();
  if (!last || !sizes.includes(last.kind) || !sameDay(last.at, event.at)) {
    return false;
  }
  const from = Number(last.detail && JSON.parse(last.detail).from);
  const to = Number(event.detail?.to);
  const line = trx('entra_finding_events').where({ id: last.id });
  if (from === to) await line.delete();
  else {
    await line.update({
      at: event.at,
      kind: to > from ? 'grew' : 'shrank',
      detail: JSON.stringify({ from, to }),
    });
  }
  return true;
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
