import { isBreakGlass } from '../../checks/priv/holders';
import { whatIf, type CaPerson } from '../../conditionalAccess';
import {
  allowedMethods,
  describePerson,
  holdingOf,
  isReadable,
  methodsOf,
  tenantNeeds,
  tenantUses,
  type MethodPolicy,
  type RoleHoldings,
} from '../../conditionalAccess/tenant';
import type { User } from '../../model';
import { explained } from './caExplained';
import { missing } from './caMatrix';
import { explainInput } from './caInputSchemas';
import { explanation } from './caSchemas';
import type { CaExplainInput, CaExplanation } from './caShapes';
import { anyApp, signInOf } from './caSignIn';
import { caDatasets, caTenantOf, type CaTenantModel } from './caTenant';
import { findPerson } from '../findPerson';
import { groupsAbove } from '../groupsAbove';
import { entityItem } from '../items';
import type { Question, QuestionContext } from '../question';
import { QuestionError } from '../questionError';
import { asOf, scopeOf, type Scope } from '../scope';

const methodDatasets = [
  'userRegistrationDetails',
  'authenticationMethodsPolicy',
] as const;

export const explainCaForUser: Question<CaExplainInput, CaExplanation> = {
  name: 'explain_ca_for_user',
  title: 'Conditional Access for one person',
  description:
    'What-if of a sign-in by one person: block, controls or allow; why each Conditional Access policy applies or not. Left out: browser, no risk, else unspecified.',
  permission: 'entra.posture.read',
  input: explainInput,
  output: explanation,
  async answer(input, context) {
    const scope = await scopeOf(context, input.connection);
    const model = await caTenantOf(context, scope);
    if (!model)
      throw new QuestionError(
        'notFound',
        `Conditional Access cannot be judged. ${missing(scope, tenantNeeds).join(' ')}`,
      );
    const user = await userOf(context, scope, input.user);
    const { person, roleIds } = await personOf(
      context,
      scope,
      user,
      model.roles,
    );
    const appId = await appOf(context, scope, input.app);
    const { coverage } = model;
    const signIn = signInOf(input, { kind: 'user', person }, appId);
    const found = whatIf(coverage.compiled, coverage.reading.tenant, signIn, {
      mode: 'open',
    });
    return {
      asOf: asOf(scope, [...caDatasets, ...methodDatasets]),
      person: {
        ...entityItem(
          {
            kind: 'user',
            id: user.id,
            label: user.displayName ?? user.userPrincipalName ?? user.id,
          },
          context.caller,
          user.userPrincipalName ?? undefined,
        ),
        enabled: user.accountEnabled ?? null,
        ...(person.guestType ? { guestType: person.guestType } : {}),
        roles: namesOf(roleIds, model),
        breakGlass: isBreakGlass(
          user,
          context.declarations?.breakGlassAccounts ?? [],
        ),
      },
      ...explained(found, {
        signIn,
        compiled: coverage.compiled,
        appNames: model.appNames,
        missing: missing(scope, tenantUses),
      }),
      next: [
        {
          tool: 'check_ca_gaps',
          arguments: {},
          why: 'Whom the policies together leave open, and how',
        },
      ],
    };
  },
};

async function userOf(
  context: QuestionContext,
  scope: Scope,
  handle: string,
): Promise<User> {
  const { id } = scope.connection;
  const user =
    (await context.stores.rows.get(id, 'users', handle)) ??
    (await findPerson(context, id, handle));
  if (!user)
    throw new QuestionError(
      'notFound',
      'There is no such person. Ask search_entities for a name; a user principal name is found only by who may see personal data.',
    );
  return user;
}

/** One person with all that decides, read upwards from them rather than from everyone. */
async function personOf(
  { stores }: QuestionContext,
  scope: Scope,
  user: User,
  roles: RoleHoldings,
): Promise<{ person: CaPerson; roleIds: string[] }> {
  const { rows } = stores;
  const { id } = scope.connection;
  const groups = isReadable(scope, 'groups')
    ? await groupsAbove(rows, id, user.id)
    : undefined;
  const holding = holdingOf(user.id, groups, roles);
  const person = describePerson(user, groups, holding, roles);
  const methods = await registered(rows, scope, user.id);
  return {
    person: { ...person, ...(methods ? { methods } : {}) },
    roleIds: [...holding.active],
  };
}

async function registered(
  rows: QuestionContext['stores']['rows'],
  scope: Scope,
  userId: string,
): Promise<string[] | undefined> {
  if (
    methodDatasets.some(each => scope.completeness(each).state !== 'complete')
  )
    return undefined;
  const { id } = scope.connection;
  let allowed: string[] | undefined;
  for await (const policy of rows.stream(id, 'authenticationMethodsPolicy'))
    allowed = allowedMethods(policy as MethodPolicy);
  const row = await rows.get(id, 'userRegistrationDetails', userId);
  const methods = methodsOf(row, allowed);
  return allowed ? methods?.filter(each => allowed.includes(each)) : methods;
}

function namesOf(
  templateIds: readonly string[],
  { roleNames }: CaTenantModel,
): string[] {
  return templateIds.flatMap(each => roleNames.get(each) ?? []).sort();
}

const clientId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A client id as it is given; a name is looked for among the tenant's apps. */
async function appOf(
  { stores }: QuestionContext,
  scope: Scope,
  app: string | undefined,
): Promise<string> {
  if (app === undefined || app === anyApp) return anyApp;
  if (clientId.test(app)) return app;
  const { id } = scope.connection;
  const { items } = await stores.rows.search(id, ['servicePrincipals'], app, {
    limit: 20,
    offset: 0,
  });
  const found = (
    await stores.rows.getMany(
      id,
      'servicePrincipals',
      items.map(each => each.id),
    )
  ).filter(
    ({ displayName }) => displayName?.toLowerCase() === app.toLowerCase(),
  );
  if (found.length === 1 && found[0].appId) return found[0].appId;
  throw new QuestionError(
    found.length > 1 ? 'invalidInput' : 'notFound',
    found.length > 1
      ? `${found.length} apps have this name; give the client id of one.`
      : 'No app has this name or client id; search_entities finds apps by part of a name.',
  );
}
