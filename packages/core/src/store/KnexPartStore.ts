import type { Knex } from 'knex';
import { among } from './among';
import { ID_BATCH, slices } from './batches';
import { toFinding, type FindingRow } from './findingRow';
import type { JudgementWrite } from './judgementWrites';
import type { PartFinding, PartStore, Principal } from './ports';

export class KnexPartStore implements PartStore {
  constructor(
    private readonly knex: Knex,
    private readonly write: JudgementWrite,
  ) {}

  async principals(
    connectionId: string,
    { checks, seenSince }: { checks: readonly string[]; seenSince: string },
  ): Promise<Principal[]> {
    return among(
      this.knex('entra_findings as f')
        .join('entra_finding_affected as a', 'a.finding_id', 'f.id')
        .where({ 'f.connection_id': connectionId })
        .where(seen => {
          seen
            .where('f.last_seen', '>=', seenSince)
            .orWhere('f.resolved_at', '>=', seenSince);
        })
        .whereIn('a.kind', ['user', 'servicePrincipal']),
      'f.check_id',
      checks,
    )
      .groupBy('a.kind', 'a.entity_id')
      .orderBy(['a.kind', 'a.entity_id'])
      .select({ kind: 'a.kind', id: 'a.entity_id' })
      .max({ label: 'a.label' });
  }

  async of(
    connectionId: string,
    { kind, id }: Pick<Principal, 'kind' | 'id'>,
    scope: { checks: readonly string[]; happenedSince: string },
  ): Promise<PartFinding[]> {
    const rows: (FindingRow & { own: string })[] = await among(
      this.knex('entra_findings as f')
        .join('entra_finding_affected as a', 'a.finding_id', 'f.id')
        .where({
          'a.kind': kind,
          'a.entity_id': id,
          'f.connection_id': connectionId,
          'f.status': 'open',
        })
        .where('f.event_at', '>=', scope.happenedSince),
      'f.check_id',
      scope.checks,
    )
      .orderBy(['f.event_at', 'f.id', 'a.position'])
      .select('f.*', { own: 'a.facts' });
    // Named twice, as who did it and to whom, it is about them.
    const once = new Map([...rows].reverse().map(row => [row.id, row]));
    return [...once.values()].reverse().map(row => ({
      ...toFinding(row),
      eventAt: row.event_at!,
      own: JSON.parse(row.own),
    }));
  }

  async join(
    connectionId: string,
    { checkId, key }: { checkId: string; key: string },
    parts: readonly string[],
  ): Promise<void> {
    await this.write(connectionId, async trx => {
      const chain: { id: string } | undefined = await trx('entra_findings')
        .where({
          connection_id: connectionId,
          check_id: checkId,
          cause_key: key,
        })
        .first('id');
      if (!chain) return;
      const joined: { id: string }[] = await trx('entra_findings')
        .where({ connection_id: connectionId, part_of: chain.id })
        .select('id');
      const left = joined.filter(({ id }) => !parts.includes(id));
      for (const batch of slices(left, ID_BATCH))
        await trx('entra_findings')
          .whereIn(
            'id',
            batch.map(({ id }) => id),
          )
          .update({ part_of: null });
      for (const ids of slices(parts, ID_BATCH))
        await trx('entra_findings')
          .where({ connection_id: connectionId })
          .whereIn('id', ids)
          .update({ part_of: chain.id });
    });
  }
}
