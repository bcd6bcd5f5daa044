import type { Connection, EntityKind } from '@entra-posture/core';
import type { Stores } from '@entra-posture/core/node';
import type { AppIds } from './AppIds';
import { isOfAnother, tenantGuid } from './isOfAnother';
import type { Claims } from './matchEntity';

const LOOKED_AT = 20;

/**
 * What an entity of the catalog is in a tenant: the other direction of `EntityMatcher`.
 * @param people - whether it may be looked for people
 */
export async function thingsOf(
  claims: Claims,
  connection: Connection,
  deps: { stores: Stores; appIds: AppIds; people: boolean },
): Promise<{ kind: EntityKind; id: string }[]> {
  if (isOfAnother(claims, tenantGuid(connection))) return [];
  const things: { kind: EntityKind; id: string }[] = [
    ...(await deps.appIds.thingsOf(deps.stores, connection.id, claims.appIds)),
    // Some findings name an app by its client id.
    ...[...claims.objectIds, ...claims.appIds].flatMap(id =>
      (['application', 'servicePrincipal'] as const).map(kind => ({
        kind,
        id,
      })),
    ),
    ...claims.groupIds.map(id => ({ kind: 'group' as const, id })),
  ];
  if (!deps.people) return things;
  const people = [...claims.userIds];
  for (const email of claims.emails) {
    people.push(...(await personWith(email, connection.id, deps.stores)));
  }
  return [...things, ...people.map(id => ({ kind: 'user' as const, id }))];
}

async function personWith(
  email: string,
  connectionId: string,
  { rows }: Stores,
): Promise<string[]> {
  const { items } = await rows.search(connectionId, ['users'], email, {
    limit: LOOKED_AT,
    offset: 0,
  });
  const users = await rows.getMany(
    connectionId,
    'users',
    items.map(({ id }) => id),
  );
  return users
    .filter(({ userPrincipalName, mail }) =>
      [userPrincipalName, mail].some(each => each?.toLowerCase() === email),
    )
    .map(({ id }) => id);
}
