import type { ConditionalAccessPolicy } from '../../model';
import type { CaPolicyItem } from './caShapes';
import { withheld } from '../items';
import { cleanLabel } from '../label';
import type { QuestionContext } from '../question';
import type { Scope } from '../scope';

type Kind = NonNullable<CaPolicyItem['excluded']>[number]['kind'];

export interface Named {
  kind: Kind;
  /** As the policy writes it: an id, or a word for many. */
  object: string;
}

/** What the tenant calls a thing that a policy names, cleaned; nothing where no name can be read. */
export type PolicyNames = (named: Named) => string | undefined;

/** Words that stand in a list of ids, as Graph writes them. */
const words: Record<string, string> = {
  guestsorexternalusers: 'Guests and external people',
  all: 'All',
  alltrusted: 'All trusted locations',
  office365: 'Office 365',
  microsoftadminportals: 'Microsoft admin portals',
};

/** The names of what policies name, read once for all of them. People are withheld from who may not see them. */
export async function policyNames(
  { stores: { rows }, caller }: QuestionContext,
  { connection: { id } }: Scope,
  named: readonly Named[],
): Promise<PolicyNames> {
  const of = (kind: Kind) => [
    ...new Set(
      named.filter(each => each.kind === kind).map(({ object }) => object),
    ),
  ];
  const [users, groups, roles, locations] = await Promise.all([
    caller.personalData ? rows.getMany(id, 'users', of('user')) : [],
    rows.getMany(id, 'groups', of('group')),
    rows.getMany(id, 'roleDefinitions', of('role')),
    rows.getMany(id, 'namedLocations', of('location')),
  ]);
  const names = new Map<string, string>();
  for (const row of [...users, ...groups, ...roles, ...locations])
    if (row.displayName) names.set(row.id, row.displayName);
  // Policies name apps by client id, the rows have an id of their own.
  const apps = new Set(of('app').map(each => each.toLowerCase()));
  if (apps.size)
    for await (const { appId, displayName } of rows.stream(
      id,
      'servicePrincipals',
    ))
      if (appId && displayName && apps.has(appId.toLowerCase()))
        names.set(appId.toLowerCase(), displayName);
  return ({ kind, object }) => {
    const word = words[object.toLowerCase()];
    if (word) return word;
    if (kind === 'user' && !caller.personalData) return withheld;
    const name = names.get(kind === 'app' ? object.toLowerCase() : object);
    return name && cleanLabel(name);
  };
}

/** What a policy leaves out. */
export function excludedIn({ conditions }: ConditionalAccessPolicy): Named[] {
  const { users, applications, locations, platforms } = conditions ?? {};
  return [
    ...as('user', users?.excludeUsers),
    ...as('group', users?.excludeGroups),
    ...as('role', users?.excludeRoles),
    ...as(
      'guests',
      users?.excludeGuestsOrExternalUsers ? ['guestsOrExternalUsers'] : [],
    ),
    ...as('app', applications?.excludeApplications),
    ...as('location', locations?.excludeLocations ?? []),
    ...as('platform', platforms?.excludePlatforms ?? []),
  ];
}

/** So many of a kind are named one by one where a policy is read in one line; more are counted. */
export const FEW = 2;

/** What the line may name, of both sides. */
export function fewIn({ conditions }: ConditionalAccessPolicy): Named[] {
  const { users, applications, locations } = conditions ?? {};
  const few = (kind: Kind, ...lists: (readonly string[] | undefined)[]) =>
    lists.flatMap(list => as(kind, (list?.length ?? 0) > FEW ? [] : list));
  return [
    ...few('user', users?.includeUsers, users?.excludeUsers),
    ...few('group', users?.includeGroups, users?.excludeGroups),
    ...few('role', users?.includeRoles, users?.excludeRoles),
    ...few(
      'app',
      applications?.includeApplications,
      applications?.excludeApplications,
    ),
    ...few(
      'location',
      locations?.includeLocations,
      locations?.excludeLocations,
    ),
  ];
}

function as(kind: Kind, list: readonly string[] = []): Named[] {
  return list.map(object => ({ kind, object }));
}
