import type { Knex } from 'knex';
import { among } from './among';
import type { JudgementWrite } from './judgementWrites';
import type { VerdictBasisStore } from './verdictBasisPorts';

export class KnexVerdictBasisStore implements VerdictBasisStore {
  constructor(
    private readonly knex: Knex,
    private readonly write: JudgementWrite,
  ) {}

  async load(connectionId: string): Promise<Map<string, unknown>> {
    const rows: { check_id: string; basis: string }[] = await this.knex(
      'entra_verdict_bases',
    )
      .where({ connection_id: connectionId })
      .select('check_id', 'basis');
    return new Map(rows.map(row => [row.check_id, JSON.parse(row.basis)]));
  }

  async keep(
    connectionId: string,
    checkId: string,
    basis: unknown,
  ): Promise<void> {
    await this.write(connectionId, trx =>
      trx('entra_verdict_bases')
        .insert({
          connection_id: connectionId,
          check_id: checkId,
          basis: JSON.stringify(basis),
        })
        .onConflict(['connection_id', 'check_id'])
        .merge(),
    );
  }

  async confirm(
    connectionId: string,
    checkIds: readonly string[],
    now: string,
  ): Promise<void> {
    if (!checkIds.length) return;
    await this.write(connectionId, async trx => {
      // What the last judgement did not see, for it had only a part of the rows, was not seen now either.
      await among(
        trx('entra_findings').where({
          connection_id: connectionId,
          status: 'open',
        }),
        'check_id',
        checkIds,
      )
        .where(
          'last_seen',
          trx('entra_check_results as r')
            .whereRaw('r.connection_id = entra_findings.connection_id')
            .whereRaw('r.check_id = entra_findings.check_id')
            .select('r.judged_at'),
        )
        .update({ last_seen: now });
      await among(
        trx('entra_check_results').where({ connection_id: connectionId }),
        'check_id',
        checkIds,
      ).update({ judged_at: now });
    });
  }
}
