import { readGrant } from '../../conditionalAccess/controls';
import type { ConditionalAccessPolicy } from '../../model';
import { controlWords } from './caExplained';

type Conditions = NonNullable<ConditionalAccessPolicy['conditions']>;

/** A policy in one line of our own words: who, what, under which conditions, which control. */
export function readingOfPolicy(policy: ConditionalAccessPolicy): string {
  const conditions = policy.conditions ?? {};
  const parts = [who(conditions), what(conditions), ...when(conditions)];
  return `${parts.filter(Boolean).join(', ')} → ${control(policy)}.`;
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

function who({ users, clientApplications }: Conditions): string {
  if (clientApplications) return 'Service principals';
  const named = (users?.includeUsers ?? []).filter(id => !/^none$/i.test(id));
  const everyone = named.some(id => /^all$/i.test(id));
  const include = everyone
    ? 'All users'
    : joined([
        counted(named, 'user'),
        counted(users?.includeGroups, 'group'),
        counted(users?.includeRoles, 'role'),
        users?.includeGuestsOrExternalUsers ? 'external people' : '',
      ]);
  const exclude = joined([
    counted(users?.excludeUsers, 'user'),
    counted(users?.excludeGroups, 'group'),
    counted(users?.excludeRoles, 'role'),
    users?.excludeGuestsOrExternalUsers ? 'external people' : '',
  ]);
  return `${include || 'Nobody'}${exclude ? ` but ${exclude}` : ''}`;
}

function what({ applications, clientApplications }: Conditions): string {
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
  const include = all ? 'all apps' : counted(apps, 'app');
  const exclude = counted(excludeApplications, 'app');
  const filter = applicationFilter ? ' by a filter' : '';
  return `${include || (clientApplications ? 'all apps' : 'no app')}${filter}${exclude ? ` but ${exclude}` : ''}`;
}

function when(conditions: Conditions): string[] {
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
          places(locations.includeLocations, 'from'),
          places(locations.excludeLocations, 'not from'),
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

function places(list: readonly string[] | undefined, word: string): string {
  if (!list?.length) return '';
  if (list.some(id => /^all$/i.test(id))) return `${word} anywhere`;
  if (list.some(id => /^alltrusted$/i.test(id)))
    return `${word} trusted locations`;
  return `${word} ${counted(list, 'named location')}`;
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
