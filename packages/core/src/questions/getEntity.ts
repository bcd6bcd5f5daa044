import { dataset } from '../datasets';
import type { DatasetId, EntityRef, Finding, Row } from '../model';
import { entityDatasets, kindOf, OpenKind, openKinds } from './entityDatasets';
import { groupsOf, handleOf, managerOf, membersOf } from './entityNeighbours';
import { entityProperties } from './entityProperties';
import { entitySignIns, MOST_SIGN_INS, signInsOf } from './entitySignIns';
import { findPerson } from './findPerson';
import { entityRisk, findingsOfRegistration } from './identities/entityRisk';
import { identityItem as identitySchema } from './identities/identitySchemas';
import { identityItem } from './identities/inventory';
import { entityItem, findingItem, isPersonal } from './items';
import { cleanLabel } from './label';
import { privilegedHolders } from './privileged';
import type { Question, QuestionContext } from './question';
import { QuestionError } from './questionError';
import * as schemas from './schemas';
import { asOf, Scope, scopeOf } from './scope';
import type { EntityDetail } from './shapes';

interface Input {
  entity: string;
  connection?: string;
  signIns?: number;
}

const LISTED = 50;
/** What may be said of a person to who may not see personal data. */
const impersonal = [
  'id',
  'accountEnabled',
  'userType',
  'externalUserState',
  'onPremisesSyncEnabled',
];

export const getEntity: Question<Input, EntityDetail> = {
  name: 'get_entity',
  title: 'One person, group, app, device, role or policy',
  description:
    'Properties, manager, roles, memberships, findings and risk of one entity, by object id or user principal name.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      entity: z
        .string()
        .min(1)
        .max(200)
        .describe('Object id or user principal name'),
      connection: schemas.connection(z),
      signIns: z
        .number()
        .int()
        .min(1)
        .max(MOST_SIGN_INS)
        .optional()
        .describe('Also so many of the latest sign-ins of a person'),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      entity: schemas.entityItem(z),
      properties: z.array(schemas.fact(z)),
      manager: schemas
        .entityItem(z)
        .optional()
        .describe('Of a person who has one'),
      roles: z.array(
        z.object({
          role: z.string(),
          label: z.string(),
          assignment: z.enum(['active', 'eligible']),
          permanent: z
            .boolean()
            .nullable()
            .describe('null where dates cannot be read'),
        }),
      ),
      memberOf: z.array(schemas.entityItem(z)),
      members: z.object({
        total: z.number(),
        items: z.array(schemas.entityItem(z)),
      }),
      findings: z.array(schemas.findingItem(z)),
      unlisted: z
        .array(schemas.findingItem(z))
        .optional()
        .describe(
          'Open findings that touch more than they list: this one may be among the others',
        ),
      risk: z
        .object({
          score: z.number().describe('0 (no known problem) to 100'),
          high: z
            .number()
            .describe('What it would be if all that is unknown were found'),
          points: z.array(
            z.object({
              finding: z.string(),
              check: z.string(),
              points: z.number(),
            }),
          ),
        })
        .nullable(),
      identity: identitySchema(z).nullable(),
      signIns: entitySignIns(z),
    }),
  async answer({ entity, connection, signIns }, context) {
    const scope = await scopeOf(context, connection);
    const found = await find(context, scope, entity);
    if (!found) {
      throw new QuestionError(
        'notFound',
        `Nothing has the id or user principal name ${JSON.stringify(cleanLabel(entity))}. Find it with search_entities.`,
      );
    }
    const { kind, row } = found;
    const { caller } = context;
    const ref: EntityRef = {
      kind,
      id: row.id,
      label: dataset(entityDatasets[kind]).label(row as never),
    };
    const { id } = scope.connection;
    const { findings: findingStore, identities } = context.stores;
    const [
      named,
      ofRegistration,
      inPart,
      roles,
      memberOf,
      members,
      identity,
      signedIn,
      manager,
      properties,
    ] = await Promise.all([
      findingStore.page(
        {
          connectionId: id,
          status: 'open',
          entity: { kind, id: row.id },
        },
        { limit: LISTED, offset: 0, sort: 'severity' },
      ),
      kind === 'servicePrincipal'
        ? findingsOfRegistration(context, scope, row)
        : [],
      findingStore.page(
        { connectionId: id, status: 'open', listed: 'inPart' },
        { limit: LISTED, offset: 0, sort: 'affected' },
      ),
      rolesOf(context, scope, row.id),
      groupsOf(context, scope, row.id),
      kind === 'group'
        ? membersOf(context, scope, row.id)
        : { total: 0, items: [] },
      identities.get(id, row.id),
      signIns && kind === 'user'
        ? signInsOf(context, scope, row.id, signIns)
        : undefined,
      kind === 'user' ? managerOf(context, scope, row.id) : undefined,
      entityProperties(context, scope, row),
    ]);
    const findings = [...named, ...ofRegistration];
    const unlisted = notAmong(findings, inPart);
    const personal = isPersonal(kind) && !caller.personalData;
    return {
      asOf: asOf(scope, [
        ...relevant(kind),
        ...(signedIn ? ['signIns' as const] : []),
      ]),
      entity: entityItem(ref, caller, handleOf(row)),
      properties: properties.filter(
        ({ name }) => !personal || impersonal.includes(name),
      ),
      ...(manager ? { manager } : {}),
      roles: roles ?? [],
      memberOf,
      members,
      findings: findings.map(each => findingItem(each, context)),
      ...(unlisted.length
        ? { unlisted: unlisted.map(each => findingItem(each, context)) }
        : {}),
      risk: await entityRisk(context, scope, identity, findings),
      identity: identity ? identityItem(identity, caller) : null,
      ...(signedIn ? { signIns: signedIn } : {}),
    };
  },
};

function relevant(kind: OpenKind): DatasetId[] {
  return [
    entityDatasets[kind],
    'groups',
    'roleAssignments',
    'roleEligibilityScheduleInstances',
  ];
}

/** Of findings whose list is cut, those that do not name the entity: that is no sign that they do not touch it. */
function notAmong(
  named: readonly Finding[],
  inPart: readonly Finding[],
): Finding[] {
  const known = new Set(named.map(each => each.id));
  return inPart.filter(each => !known.has(each.id));
}

async function find(
  context: QuestionContext,
  scope: Scope,
  entity: string,
): Promise<{ kind: OpenKind; row: Row } | undefined> {
  const { id } = scope.connection;
  const user = await findPerson(context, id, entity);
  if (user) return { kind: 'user', row: user };
  const found = await context.stores.rows.getFrom(
    id,
    openKinds.map(kind => entityDatasets[kind]),
    entity,
  );
  return found && { kind: kindOf(found.dataset), row: found.row };
}

async function rolesOf(
  context: QuestionContext,
  scope: Scope,
  id: string,
): Promise<EntityDetail['roles'] | undefined> {
  const holders = await privilegedHolders(context, scope);
  return holders?.holdings
    .filter(({ principalId }) => principalId === id)
    .map(({ role, how, permanent, through }) => ({
      role: role.templateId,
      label: cleanLabel(
        through
          ? `${role.name} (through ${holders.groups.get(through) ?? through})`
          : role.name,
      ),
      assignment: how,
      permanent,
    }));
}
