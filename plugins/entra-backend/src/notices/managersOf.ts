import type { Connection, FindingDetail } from '@entra-posture/core';
import type { Stores } from '@entra-posture/core/node';
import { tenantGuid } from '../catalog/isOfAnother';
import type { PeopleReader } from '../catalog/PeopleReader';

/** What touches more people than these is about the tenant, and no manager of each of them can do anything about it. */
const MOST_PEOPLE = 10;

/**
 * The managers of the people whom a finding is about, as the catalog knows them; each once.
 * @throws PeopleUnknown when the catalog does not answer
 */
export async function managersOf(
  { affected, affectedCount }: FindingDetail,
  connection: Connection,
  { stores, people }: { stores: Stores; people: PeopleReader },
): Promise<string[]> {
  const touched = affected.filter(({ kind }) => kind === 'user');
  // More are touched than are listed here: how many of them are people is not known.
  const hidden = affectedCount - affected.length;
  if (!touched.length || touched.length + hidden > MOST_PEOPLE) return [];
  const managers = new Set<string>();
  for (const { id } of touched) {
    for (const { to } of await stores.rows.relationsFrom(
      connection.id,
      'users.manager',
      id,
    ))
      managers.add(to);
  }
  if (!managers.size) return [];
  const matcher = await people.matcher();
  const rows = await stores.rows.getMany(connection.id, 'users', [...managers]);
  const tenantId = tenantGuid(connection);
  const refs = rows.flatMap(({ id, mail, userPrincipalName }) =>
    matcher.refsOf({
      id,
      emails: [mail, userPrincipalName].filter(
        each => each !== null && each !== undefined,
      ),
      tenantId,
    }),
  );
  return [...new Set(refs)].sort();
}
