import type { Knex } from 'knex';
import type { Finding } from '../model';
import { among } from './among';
import { toFinding, type FindingRow } from './findingRow';
import type { PartStore, Principal } from './ports';

export class KnexPartStore implements PartStore {
  constructor(private readonly knex: Knex) {}

  async principals(
    connectionId: string,
    { checks, seenSince }: { checks: readonly string[]; seenSince: string },
  ): Promise<Principal[]> {
    return among(
      this.knex('entra_findings as f')
        .join('entra_finding_affected as a', 'a.finding_id', 'f.id')
        .where({ 'f.connection_id': connectionId })
        .where('f.last_seen', '>=', seenSince)
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
  ): Promise<(Finding & { eventAt: string })[]> {
    const rows: FindingRow[] = await among(
      this.knex<FindingRow>('entra_findings')
        .where({ connection_id: connectionId, status: 'open' })
        .where('event_at', '>=', scope.happenedSince)
        .whereIn(
          'id',
          this.knex('entra_finding_affected')
            .where({ kind, entity_id: id })
            .select('finding_id'),
        ),
      'check_id',
      scope.checks,
    )
      .orderBy(['event_at', 'id'])
      .select('*');
    return rows.map(row => ({ ...toFinding(row), eventAt: row.event_at! }));
  }
}
