import type { Entity } from '@backstage/catalog-model';
import {
  type AsOf,
  type Connection,
  dataset,
  explainCompleteness,
} from '@entra-posture/core';
import type { Stores } from '@entra-posture/core/node';
import { tenantGuid } from './isOfAnother';
import { MatchSuggester, type Suggestion } from './suggestMatches';

/** What of a tenant entities are compared with. */
export const compared = [
  'applications',
  'servicePrincipals',
  'groups',
] as const;

/** @param entities - those of the catalog that an app or a group may be */
export async function suggestionsIn(
  connection: Connection,
  entities: readonly Entity[],
  { rows }: Stores,
): Promise<Suggestion[]> {
  const tenantId = tenantGuid(connection);
  const suggester = new MatchSuggester(entities, tenantId);
  if (!suggester.size) return [];
  for await (const row of rows.stream(connection.id, 'applications')) {
    suggester.add({
      kind: 'application',
      id: row.id,
      appId: row.appId ?? undefined,
      name: row.displayName ?? undefined,
      createdAt: row.createdDateTime ?? undefined,
      tenantId,
    });
  }
  for await (const row of rows.stream(connection.id, 'servicePrincipals')) {
    suggester.add({
      kind: 'servicePrincipal',
      id: row.id,
      appId: row.appId ?? undefined,
      name: row.displayName ?? undefined,
      tenantId,
    });
  }
  for await (const row of rows.stream(connection.id, 'groups')) {
    suggester.add({
      kind: 'group',
      id: row.id,
      name: row.displayName ?? undefined,
      createdAt: row.createdDateTime ?? undefined,
      tenantId,
    });
  }
  return suggester.suggestions();
}

/** How old it is, and which of what is compared could not be read. */
export async function comparedAsOf(
  { id, tenantId, demo }: Connection,
  stores: Stores,
): Promise<AsOf> {
  const { finishedAt } = await stores.connections.status(id);
  const states = await Promise.all(
    compared.map(each => stores.collections.state(id, each)),
  );
  return {
    connection: id,
    tenantId,
    demo,
    ...(finishedAt ? { syncedAt: finishedAt } : {}),
    incomplete: states
      .filter(({ completeness }) => completeness.state !== 'complete')
      .map(({ datasetId, completeness }) =>
        explainCompleteness(dataset(datasetId).title, completeness),
      ),
  };
}
