import { dataset } from '../datasets';
import type { DatasetId, EntityKind, EntityRef, RelationName } from '../model';
import type { HistoryChange } from '../store/ports';
import { entityDatasets, openKinds, type OpenKind } from './entityDatasets';
import type { QuestionContext } from './question';

/**
 * An object that a change is about, before it has a name. `principal`: a person, a group or an app; `any`: whatever has
 * that id.
 */
export interface Mention {
  kind: EntityKind | 'principal' | 'any';
  id: string;
}

/** Rows that are about others: which property names whom. */
const mentions: Partial<
  Record<DatasetId, readonly [property: string, kind: Mention['kind']][]>
> = {
  roleAssignments: [
    ['principalId', 'principal'],
    ['roleDefinitionId', 'role'],
  ],
  roleAssignmentScheduleInstances: [
    ['principalId', 'principal'],
    ['roleDefinitionId', 'role'],
  ],
  roleEligibilityScheduleInstances: [
    ['principalId', 'principal'],
    ['roleDefinitionId', 'role'],
  ],
  roleManagementPolicyAssignments: [['roleDefinitionId', 'role']],
  oauth2PermissionGrants: [
    ['clientId', 'servicePrincipal'],
    ['principalId', 'user'],
  ],
  graphAppRoleAssignments: [['principalId', 'servicePrincipal']],
  managedDevices: [['userId', 'user']],
  riskDetections: [['userId', 'user']],
  userRegistrationDetails: [['id', 'user']],
  riskyUsers: [['id', 'user']],
  riskyServicePrincipals: [['id', 'servicePrincipal']],
  applicationOwners: [['id', 'application']],
  applicationFederatedCredentials: [['id', 'application']],
  servicePrincipalOwners: [['id', 'servicePrincipal']],
};

const kindsOfMembers: Readonly<Record<string, EntityKind>> = {
  user: 'user',
  group: 'group',
  servicePrincipal: 'servicePrincipal',
  application: 'application',
  device: 'device',
};

const ownersOfRelations: Readonly<Record<RelationName, EntityKind>> = {
  'users.manager': 'user',
  'groups.members': 'group',
  'groups.owners': 'group',
  'administrativeUnits.members': 'tenant',
};

export function mentionsOf(change: HistoryChange): Mention[] {
  if (change.what === 'relation') {
    return [
      { kind: ownersOfRelations[change.relation], id: change.from },
      { kind: kindsOfMembers[change.toType] ?? 'principal', id: change.to },
    ];
  }
  const own = openKinds.find(kind => entityDatasets[kind] === change.dataset);
  if (own) return [{ kind: own, id: change.id }];
  // A mailbox's rules are rows below its person's id.
  if (change.dataset === 'inboxRules') {
    return [{ kind: 'user', id: change.id.split('/')[0] }];
  }
  const row = (change.after ?? change.before ?? {}) as unknown as Record<
    string,
    unknown
  >;
  return (mentions[change.dataset] ?? []).flatMap(([property, kind]) => {
    const id = row[property];
    return typeof id === 'string' && id ? [{ kind, id }] : [];
  });
}

export interface Named {
  ref: EntityRef;
  handle: string;
}

const principals: readonly OpenKind[] = ['user', 'group', 'servicePrincipal'];

/** The names of what changes are about, as they are now; what is gone keeps its id. */
export async function nameAll(
  { stores }: QuestionContext,
  connectionId: string,
  wanted: readonly Mention[],
): Promise<Map<string, Named>> {
  const named = new Map<string, Named>();
  for (const kind of openKinds) {
    const ids = wanted
      .filter(
        mention =>
          mention.kind === kind ||
          mention.kind === 'any' ||
          (mention.kind === 'principal' && principals.includes(kind)),
      )
      .map(({ id }) => id)
      .filter(id => !named.has(id));
    if (!ids.length) continue;
    const source = entityDatasets[kind];
    const rows = await stores.rows.getMany(connectionId, source, [
      ...new Set(ids),
    ]);
    for (const row of rows) {
      const { userPrincipalName } = row as { userPrincipalName?: string };
      named.set(row.id, {
        ref: { kind, id: row.id, label: dataset(source).label(row as never) },
        handle: userPrincipalName ?? row.id,
      });
    }
  }
  return named;
}
