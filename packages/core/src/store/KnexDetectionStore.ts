import type { Knex } from 'knex';
import type { Severity } from '../model';
import { ID_BATCH, slices } from './batches';
import type { Detection, DetectionStore } from './detectionPorts';
import { stampFindings } from './findingStamps';
import type { JudgementWrite } from './judgementWrites';
import { resolveFindings } from './writeFindings';

export class KnexDetectionStore implements DetectionStore {
  constructor(
    private readonly knex: Knex,
    private readonly write: JudgementWrite,
  ) {}

  async nextRun(connectionId: string): Promise<number> {
    const last = await this.knex('entra_detections')
      .where({ connection_id: connectionId })
      .max({ run: 'run' })
      .first();
    return Number(last?.run ?? 0) + 1;
  }

  async note(
    connectionId: string,
    detector: string,
    detections: readonly Detection[],
    { run, from }: { run: number; from: number },
  ): Promise<void> {
    const byKey = new Map<
      string,
      { subject: string; first: number; last: number }
    >();
    for (const { witness, subject, at } of detections) {
      const before = byKey.get(witness.key);
      byKey.set(witness.key, {
        subject,
        first: Math.min(before?.first ?? at, at),
        last: Math.max(before?.last ?? at, at),
      });
    }
    await this.write(connectionId, async trx => {
      for (const batch of slices([...byKey], ID_BATCH))
        await trx('entra_detections as known')
          .insert(
            batch.map(([key, { subject, first, last }]) => ({
              connection_id: connectionId,
              detector,
              cause_key: key,
              subject,
              first_ms: first,
              last_ms: last,
              run,
            })),
          )
          .onConflict(['connection_id', 'detector', 'cause_key'])
          .merge({
            subject: trx.raw('excluded.subject'),
            last_ms: trx.raw('excluded.last_ms'),
            run: trx.raw('excluded.run'),
            // What stood before this part of the log was gone through again stands; the rest is told anew.
            first_ms: trx.raw(
              `case when (known.first_ms >= ? and known.run < ?) or known.first_ms > excluded.first_ms
                 then excluded.first_ms else known.first_ms end`,
              [from, run],
            ),
          });
    });
  }

  async notFoundSince(
    connectionId: string,
    scope: { since: number; from: number },
  ): Promise<Set<string>> {
    const found: { detector: string }[] = await notFound(this.knex, scope)
      .where({ connection_id: connectionId })
      .distinct('detector');
    return new Set(found.map(({ detector }) => detector));
  }

  async retract(
    connectionId: string,
    check: { id: string; severity: Severity },
    scope: { since: number; from: number; to?: number; subject?: string },
    now: string,
  ): Promise<number> {
    const among = (knex: Knex) => {
      const query = notFound(knex, scope).where({
        connection_id: connectionId,
        detector: check.id,
      });
      if (scope.to !== undefined) query.where('last_ms', '<', scope.to);
      if (scope.subject !== undefined) query.where({ subject: scope.subject });
      return query;
    };
    // As a rule there is none, and that needs no transaction.
    if (!(await among(this.knex).first('cause_key'))) return 0;
    return this.write(connectionId, async trx => {
      const gone: { cause_key: string }[] =
        await among(trx).select('cause_key');
      let resolved = 0;
      for (const batch of slices(gone, ID_BATCH)) {
        const keys = batch.map(({ cause_key: key }) => key);
        const open: { id: string }[] = await trx('entra_findings')
          .where({
            connection_id: connectionId,
            check_id: check.id,
            status: 'open',
          })
          .whereIn('cause_key', keys)
          .select('id');
        const ids = open.map(({ id }) => id);
        resolved += ids.length;
        await resolveFindings(trx, { connectionId, now }, ids);
        await trx('entra_detections')
          .where({ connection_id: connectionId, detector: check.id })
          .whereIn('cause_key', keys)
          .delete();
      }
      if (resolved) await stampFindings(trx, connectionId);
      return resolved;
    });
  }
}

function notFound(
  knex: Knex,
  { since, from }: { since: number; from: number },
): Knex.QueryBuilder {
  return knex('entra_detections')
    .where('run', '<', since)
    .where('last_ms', '>=', from)
    .where('first_ms', '>=', from);
}
