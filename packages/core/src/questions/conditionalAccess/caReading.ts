import { readGrant } from '../../conditionalAccess/controls';
import type { ConditionalAccessPolicy } from '../../model';
import { controlWords } from './caExplained';
import { FEW, type Named, type PolicyNames } from './caNames';
import { withheld } from '../items';
import { cleanLabel } from '../label';

type Conditions = NonNullable<ConditionalAccessPolicy['conditions']>;

/** Of a name in the line; what is longer is told whole elsewhere. */
const LONGEST = 40;

/** How many of a kind are named one by one, and what one, or several, are called. */
const nouns = {
  user: { named: 1, one: 'user', before: '' },
  group: { named: FEW, one: 'group', before: 'the group' },
  role: { named: FEW, one: 'role', before: '' },
  app: { named: FEW, one: 'app', before: '' },
  location: { named: FEW, one: 'named location', before: '' },
} satisfies Partial<Record<Named['kind'], object>>;

/**
 * A policy in one line: who, what, under which conditions, which control. The words are our own, but for names of the
 * tenant where there are few.
 */
export function readingOfPolicy(
  policy: ConditionalAccessPolicy,
  names: PolicyNames,
): string {
  const conditions = policy.conditions ?? {};
  const say: Say = (kind, list = []) => listed(kind, list, names);
  const parts = [
    who(conditions, say),
    what(conditions, say),
    ...when(conditions, say),
  ];
  // A name at the beginning stays as the tenant writes it.
  const line = parts
    .filter(Boolean)
    .join('; ')
    .replace(/^the group/, 'The group');
  return `${line} → ${control(policy)}.`;
}

type Say = (
  kind: keyof typeof nouns,
  list: readonly string[] | undefined,
) => string;

function listed(
  kind: keyof typeof nouns,
  list: readonly string[],
  names: PolicyNames,
): string {
  const { named, one, before } = nouns[kind];
  if (!list.length || list.length > named) return counted(list, one);
  const known = list.flatMap(object => {
    const name = names({ kind, object });
    return name && name !== withheld ? [cleanLabel(name, LONGEST)] : [];
  });
  if (known.length < list.length) return counted(list, one);
  const several = before && known.length > 1 ? 's' : '';
  return `${before}${several} ${known.join(' and ')}`.trim();
}

export function controlsOf(policy: ConditionalAccessPolicy): string[] {
  return [
    ...controlWords(readGrant(policy, {})),
    ...Object.entries(policy.sessionControls ?? {}).flatMap(([name, value]) =>
      isOn(value) && !name.includes('@') ? [`session: ${name}`] : [],
    ),
  ];
}

/** How many things a policy leaves out. */
export function exclusionsOf({ conditions }: ConditionalAccessPolicy): number {
  const { users, applications, locations, platforms } = conditions ?? {};
  const lists = [
    users?.excludeUsers,
    users?.excludeGroups,
    users?.excludeRoles,
    applications?.excludeApplications,
    locations?.excludeLocations,
    platforms?.excludePlatforms,
  ];
  return (
    lists.reduce((sum, list) => sum + (list?.length ?? 0), 0) +
    (users?.excludeGuestsOrExternalUsers ? 1 : 0)
  );
}

function isOn(value: unknown): boolean {
  return (
    Boolean(value) && (value as { isEnabled?: unknown }).isEnabled !== false
  );
}

function counted(list: readonly unknown[] | undefined, noun: string): string {
  const count = list?.length ?? 0;
  if (!count) return '';
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter(Boolean).join(' and ');
}

function who({ users, clientApplications }: Conditions, say: Say): string {
  if (clientApplications) return 'Service principals';
  const named = (users?.includeUsers ?? []).filter(id => !/^none$/i.test(id));
  const everyone = named.some(id => /^all$/i.test(id));
  const include = everyone
    ? 'All users'
    : joined([
        say('user', named),
        say('group', users?.includeGroups),
        say('role', users?.includeRoles),
        users?.includeGuestsOrExternalUsers ? 'external people' : '',
      ]);
  const exclude = joined([
    say('user', users?.excludeUsers),
    say('group', users?.excludeGroups),
    say('role', users?.excludeRoles),
    users?.excludeGuestsOrExternalUsers ? 'external people' : '',
  ]);
  return `${include || 'Nobody'}${exclude ? `, but ${exclude}` : ''}`;
}

function what(
  { applications, clientApplications }: Conditions,
  say: Say,
): string {
  const {
    includeApplications = [],
    excludeApplications = [],
    includeUserActions = [],
    includeAuthenticationContextClassReferences: contexts = [],
    applicationFilter,
  } = applications ?? {};
  if (includeUserActions.length)
    return includeUserActions.includes('urn:user:registerdevice')
      ? 'registering devices'
      : 'registering security information';
  if (contexts.length) return counted(contexts, 'authentication context');
  const all = includeApplications.some(id => /^all$/i.test(id));
  const apps = includeApplications.filter(id => !/^none$/i.test(id));
  const include = all ? 'all apps' : say('app', apps);
  const exclude = say('app', excludeApplications);
  const filter = applicationFilter ? ' by a filter' : '';
  return `${include || (clientApplications ? 'all apps' : 'no app')}${filter}${exclude ? `, but ${exclude}` : ''}`;
}

function when(conditions: Conditions, say: Say): string[] {
  const { platforms, locations, devices, authenticationFlows } = conditions;
  const clients = conditions.clientAppTypes ?? [];
  return [
    clients.length && !clients.includes('all')
      ? `clients ${clients.join(', ')}`
      : '',
    sided(
      'platforms',
      platforms?.includePlatforms,
      platforms?.excludePlatforms,
    ),
    locations
      ? joined([
          places(locations.includeLocations, 'from', say),
          places(locations.excludeLocations, 'not from', say),
        ])
      : '',
    devices?.deviceFilter ? 'devices by a filter' : '',
    levels('user risk', conditions.userRiskLevels),
    levels('sign-in risk', conditions.signInRiskLevels),
    levels('service principal risk', conditions.servicePrincipalRiskLevels),
    conditions.insiderRiskLevels
      ? `insider risk ${conditions.insiderRiskLevels}`
      : '',
    authenticationFlows?.transferMethods
      ? `by ${authenticationFlows.transferMethods}`
      : '',
  ];
}

function sided(
  noun: string,
  include: readonly string[] = [],
  exclude: readonly string[] = [],
): string {
  if (!include.length && !exclude.length) return '';
  return `${noun} ${include.join(', ')}${exclude.length ? ` but ${exclude.join(', ')}` : ''}`;
}

function places(
  list: readonly string[] | undefined,
  word: string,
  say: Say,
): string {
  if (!list?.length) return '';
  if (list.some(id => /^all$/i.test(id))) return `${word} anywhere`;
  if (list.some(id => /^alltrusted$/i.test(id)))
    return `${word} trusted locations`;
  return `${word} ${say('location', list)}`;
}

function levels(noun: string, list: readonly string[] | undefined): string {
  return list?.length ? `${noun} ${list.join(', ')}` : '';
}

function control(policy: ConditionalAccessPolicy): string {
  const grant = readGrant(policy, {});
  const words = controlWords(grant);
  const session = controlsOf(policy).length - words.length;
  const parts = [
    words.join(grant.operator === 'AND' ? ' and ' : ' or '),
    session
      ? `${session} session ${session === 1 ? 'control' : 'controls'}`
      : '',
  ].filter(Boolean);
  return parts.join('; ') || 'no control';
}
