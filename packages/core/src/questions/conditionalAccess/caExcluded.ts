import type { ConditionalAccessPolicy } from '../../model';
import type { CaPolicyItem } from './caShapes';
import { entityItem } from '../items';
import { cleanLabel } from '../label';
import type { QuestionContext } from '../question';
import type { Scope } from '../scope';

type Excluded = NonNullable<CaPolicyItem['excluded']>[number];
type Named = Omit<Excluded, 'label'>;

/** Of each policy. */
const MOST = 50;

/** Words that stand in a list of ids, as Graph writes them. */
const words: Record<string, string> = {
  guestsorexternalusers: 'Guests and external people',
  all: 'All',
  alltrusted: 'All trusted locations',
  office365: 'Office 365',
  microsoftadminportals: 'Microsoft admin portals',
};

/** What each policy leaves out, by name, by the policy's id; ids where no name can be read. */
export async function excludedBy(
  context: QuestionContext,
  scope: Scope,
  policies: readonly ConditionalAccessPolicy[],
): Promise<Map<string, Excluded[]>> {
  const named = new Map(
    policies.map(policy => [policy.id, namedIn(policy).slice(0, MOST)]),
  );
  const labelOf = await labels(context, scope, [...named.values()].flat());
  return new Map(
    [...named].map(([id, excluded]) => [
      id,
      excluded.map(each => ({ ...each, label: labelOf(each) })),
    ]),
  );
}

function namedIn({ conditions }: ConditionalAccessPolicy): Named[] {
  const { users, applications, locations, platforms } = conditions ?? {};
  const as = (kind: Named['kind'], list: readonly string[] = []) =>
    list.map(object => ({ kind, object }));
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

async function labels(
  { stores: { rows }, caller }: QuestionContext,
  { connection: { id } }: Scope,
  named: readonly Named[],
): Promise<(named: Named) => string> {
  const of = (kind: Named['kind']) => [
    ...new Set(
      named.filter(each => each.kind === kind).map(({ object }) => object),
    ),
  ];
  const [users, groups, roles, locations] = await Promise.all([
    rows.getMany(id, 'users', of('user')),
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
    const label =
      names.get(kind === 'app' ? object.toLowerCase() : object) ?? object;
    return kind === 'user'
      ? entityItem({ kind: 'user', id: object, label }, caller).label
      : cleanLabel(label);
  };
}
