import type { AccessReviewDefinition, CheckView } from '../../model';

/** What active, recurring reviews look over. */
export interface Reviewed {
  /** Ids of role definitions. */
  roles: ReadonlySet<string>;
  guests: boolean;
  definitions: number;
  /** Of these it cannot be told whether they go on, or what they look over. */
  unclear: number;
}

type Scope = Record<string, unknown>;

/** An id of a role, in the two ways in which a query names one. */
const roleIds =
  /roleDefinitions\/([0-9a-f-]{36})|roleDefinitionId eq '([0-9a-f-]{36})'/gi;

/**
 * Queries of a scope and of the scopes within it.
 *
 * @see https://learn.microsoft.com/graph/accessreviews-scope-concept
 */
function queriesOf(scope: Scope | null | undefined): string[] {
  if (!scope) return [];
  const within = [scope.principalScopes, scope.resourceScopes].flatMap(each =>
    Array.isArray(each) ? (each as Scope[]) : [],
  );
  return [
    ...(typeof scope.query === 'string' ? [scope.query] : []),
    ...within.flatMap(queriesOf),
  ];
}

/** Inactive people are a part of those who hold a role. */
function inactiveOnly(scope: Scope | null | undefined): boolean {
  if (!scope) return false;
  const principals = Array.isArray(scope.principalScopes)
    ? (scope.principalScopes as Scope[])
    : [];
  return (
    scope['@odata.type'] ===
      '#microsoft.graph.accessReviewInactiveUsersQueryScope' ||
    principals.some(inactiveOnly)
  );
}

const ofGuests = (query: string) => /userType eq 'Guest'/i.test(query);
const ofAppsOnly = (query: string) =>
  /microsoft\.graph\.servicePrincipal/i.test(query);
/** Everybody in every group, guests among them. */
const ofAllGroups = (query: string) =>
  /^(\/v1\.0|\/beta)?\/groups(\?|$)/i.test(query);

/** Whether it goes on; undefined where that is not told. */
function goesOn(
  { settings, status }: AccessReviewDefinition,
  now: Date,
): boolean | undefined {
  if (!settings) return undefined;
  const { recurrence } = settings;
  // It was, or is, held once.
  if (!recurrence?.pattern) return false;
  const { type, endDate } = recurrence.range ?? {};
  if (
    type === 'endDate' &&
    typeof endDate === 'string' &&
    endDate < now.toISOString().slice(0, 10)
  )
    return false;
  // A series that is stopped, and one between two reviews, may be called the same.
  return status === 'Completed' ? undefined : true;
}

export async function reviewed(
  view: CheckView<'accessReviewDefinitions'>,
): Promise<Reviewed> {
  const roles = new Set<string>();
  let guests = false;
  let definitions = 0;
  let unclear = 0;
  for await (const definition of view.rows('accessReviewDefinitions')) {
    definitions += 1;
    const { scope, instanceEnumerationScope } = definition;
    const going = goesOn(definition, view.now);
    const queries = [scope, instanceEnumerationScope].flatMap(queriesOf);
    if (going === false) continue;
    if (going === undefined || !queries.length) {
      unclear += 1;
      continue;
    }
    const guestsOnly = queries.some(ofGuests);
    if (guestsOnly || queries.some(ofAllGroups)) guests = true;
    if (guestsOnly || inactiveOnly(scope) || queries.every(ofAppsOnly))
      continue;
    for (const query of queries)
      for (const [, one, other] of query.matchAll(roleIds))
        roles.add((one ?? other).toLowerCase());
  }
  return { roles, guests, definitions, unclear };
}
