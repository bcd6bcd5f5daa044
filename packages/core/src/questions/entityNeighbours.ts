import { dataset } from '../datasets';
import type { Row } from '../model';
import { entityDatasets } from './entityDatasets';
import { entityItem } from './items';
import type { QuestionContext } from './question';
import type { Scope } from './scope';
import type { EntityDetail } from './shapes';

const LISTED = 50;

export function handleOf(row: Row): string {
  const { userPrincipalName } = row as { userPrincipalName?: string | null };
  return userPrincipalName ?? row.id;
}

export async function groupsOf(
  { stores, caller }: QuestionContext,
  scope: Scope,
  id: string,
): Promise<EntityDetail['memberOf']> {
  const relations = await stores.rows.relationsTo(
    scope.connection.id,
    'groups.members',
    id,
  );
  const groups = await stores.rows.getMany(
    scope.connection.id,
    'groups',
    relations.slice(0, LISTED).map(({ from }) => from),
  );
  return groups.map(group =>
    entityItem(
      { kind: 'group', id: group.id, label: group.displayName ?? group.id },
      caller,
    ),
  );
}

export async function managerOf(
  { stores, caller }: QuestionContext,
  scope: Scope,
  id: string,
): Promise<EntityDetail['manager']> {
  const connection = scope.connection.id;
  const [manager] = await stores.rows.relationsFrom(
    connection,
    'users.manager',
    id,
  );
  const row =
    manager && (await stores.rows.get(connection, 'users', manager.to));
  return (
    row &&
    entityItem(
      { kind: 'user', id: row.id, label: dataset('users').label(row) },
      caller,
      handleOf(row),
    )
  );
}

export async function membersOf(
  { stores, caller }: QuestionContext,
  scope: Scope,
  id: string,
): Promise<EntityDetail['members']> {
  const relations = await stores.rows.relationsFrom(
    scope.connection.id,
    'groups.members',
    id,
  );
  const shown = relations.slice(0, LISTED);
  const items: EntityDetail['members']['items'] = [];
  for (const kind of ['user', 'group', 'servicePrincipal', 'device'] as const) {
    const source = entityDatasets[kind];
    const ids = shown
      .filter(({ toType }) => toType === kind)
      .map(({ to }) => to);
    for (const row of await stores.rows.getMany(
      scope.connection.id,
      source,
      ids,
    )) {
      items.push(
        entityItem(
          { kind, id: row.id, label: dataset(source).label(row as never) },
          caller,
          handleOf(row),
        ),
      );
    }
  }
  return { total: relations.length, items };
}
