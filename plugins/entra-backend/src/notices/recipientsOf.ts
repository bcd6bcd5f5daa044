import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Connection, FindingDetail } from '@entra-posture/core';
import type { Stores } from '@entra-posture/core/node';
import type { EntityMatcher, TenantThing } from '../catalog/matchEntity';
import { ownerRef, ownersOf } from '../catalog/ownersOf';
import type { PeopleReader } from '../catalog/PeopleReader';
import { guid } from '../config/entry';
import { managersOf } from './managersOf';

export interface Recipient {
  recipient: string;
  /** The entity of the catalog that they own; they themselves where it is about somebody whom they manage. */
  about?: string;
}

/** By what it is told whom a finding concerns. */
export interface Concern {
  matcher: EntityMatcher;
  stores: Stores;
  /** Where managers are to be told. */
  people?: PeopleReader;
}

/**
 * Who can do something about a finding: whom somebody assigned it to, or else the owners of the catalog's entities that it
 * touches, or else, where that is wanted, the managers of the people whom it touches. Each once.
 * @throws PeopleUnknown when it is for managers, and the catalog does not answer
 */
export async function recipientsOf(
  finding: FindingDetail,
  connection: Connection,
  concern: Concern,
): Promise<Recipient[]> {
  const assigned = finding.triage.assigned?.owner;
  const assignee = assigned ? ownerRef(assigned) : undefined;
  if (assignee) return [{ recipient: assignee }];
  const owners = await owning(finding, connection, concern);
  const { stores, people } = concern;
  if (owners.length || !people) return owners;
  const managers = await managersOf(finding, connection, { stores, people });
  return managers.map(recipient => ({ recipient, about: recipient }));
}

async function owning(
  finding: FindingDetail,
  connection: Connection,
  { matcher, stores }: Concern,
): Promise<Recipient[]> {
  if (!matcher.size) return [];
  const recipients = new Map<string, Recipient>();
  for (const thing of await thingsTouched(finding, connection, stores)) {
    for (const entity of matcher.entitiesOf(thing)) {
      const about = stringifyEntityRef(entity);
      for (const recipient of ownersOf(entity)) {
        if (!recipients.has(recipient)) {
          recipients.set(recipient, { recipient, about });
        }
      }
    }
  }
  return [...recipients.values()];
}

async function thingsTouched(
  { affected }: FindingDetail,
  connection: Connection,
  { rows }: Stores,
): Promise<TenantThing[]> {
  const idsOf = (wanted: 'application' | 'servicePrincipal') =>
    affected.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const apps = [
    ...(await rows.getMany(
      connection.id,
      'applications',
      idsOf('application'),
    )),
    ...(await rows.getMany(
      connection.id,
      'servicePrincipals',
      idsOf('servicePrincipal'),
    )),
  ];
  const appIds = new Map(apps.map(({ id, appId }) => [id, appId]));
  const tenantId = guid.test(connection.tenantId)
    ? connection.tenantId
    : undefined;
  return affected.map(({ kind, id }) => {
    const appId = appIds.get(id) ?? undefined;
    return { kind, id, appId, tenantId };
  });
}
