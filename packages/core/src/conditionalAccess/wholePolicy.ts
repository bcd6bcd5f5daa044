import type { ConditionalAccessPolicy } from '../model';

/** A condition that keeps a policy from applying to every sign-in of the people and apps it names. */
export type Narrowing =
  | 'clientAppTypes'
  | 'platforms'
  | 'locations'
  | 'devices'
  | 'userRisk'
  | 'signInRisk'
  | 'insiderRisk'
  | 'authenticationFlows'
  | 'clientApplications'
  | 'applicationFilter'
  | 'userActions';

/** What a policy says, read as a whole: no combination of conditions is worked out here. */
export interface WholePolicy {
  policy: ConditionalAccessPolicy;
  enabled: boolean;
  allUsers: boolean;
  /** Role template ids it names. */
  roles: ReadonlySet<string>;
  allApps: boolean;
  narrowing: ReadonlySet<Narrowing>;
  blocks: boolean;
  /** Nobody passes without multifactor authentication: the control is alone or joined by AND. */
  requiresMfa: boolean;
  requiresDevice: boolean;
  clientAppTypes: ReadonlySet<string>;
  transferMethods: ReadonlySet<string>;
  excluded: {
    users: readonly string[];
    groups: readonly string[];
    roles: readonly string[];
    apps: readonly string[];
    guests: boolean;
  };
}

const everyPlatform = 'all';

/**
 * Reads a policy as a whole. A null condition means "any"; what narrows is named, so that each question decides for
 * itself which narrowing it bears.
 *
 * @see https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy
 */
export function readWhole(policy: ConditionalAccessPolicy): WholePolicy {
  const conditions = policy.conditions ?? {};
  const users = conditions.users ?? {};
  const applications = conditions.applications ?? {};
  return {
    policy,
    enabled: policy.state === 'enabled',
    allUsers: has(users.includeUsers, 'All'),
    roles: new Set(users.includeRoles ?? []),
    allApps: has(applications.includeApplications, 'All'),
    narrowing: narrowing(policy),
    blocks: has(policy.grantControls?.builtInControls, 'block'),
    requiresMfa: requiresMfa(policy),
    requiresDevice: ['compliantDevice', 'domainJoinedDevice'].some(control =>
      has(policy.grantControls?.builtInControls, control),
    ),
    clientAppTypes: new Set(conditions.clientAppTypes ?? []),
    transferMethods: new Set(
      (conditions.authenticationFlows?.transferMethods ?? '')
        .split(',')
        .map(each => each.trim())
        .filter(Boolean),
    ),
    excluded: {
      users: users.excludeUsers ?? [],
      groups: users.excludeGroups ?? [],
      roles: users.excludeRoles ?? [],
      apps: applications.excludeApplications ?? [],
      guests: Boolean(users.excludeGuestsOrExternalUsers),
    },
  };
}

function has(
  list: readonly string[] | null | undefined,
  value: string,
): boolean {
  return Boolean(
    list?.some(each => each.toLowerCase() === value.toLowerCase()),
  );
}

function narrowing({ conditions }: ConditionalAccessPolicy): Set<Narrowing> {
  const found = new Set<Narrowing>();
  if (!conditions) return found;
  const clients = conditions.clientAppTypes ?? [];
  const bothModern =
    has(clients, 'browser') && has(clients, 'mobileAppsAndDesktopClients');
  if (clients.length && !has(clients, 'all') && !bothModern)
    found.add('clientAppTypes');
  const { platforms, locations, applications } = conditions;
  if (
    platforms &&
    (!has(platforms.includePlatforms, everyPlatform) ||
      platforms.excludePlatforms?.length)
  )
    found.add('platforms');
  if (
    locations &&
    (!has(locations.includeLocations, 'All') ||
      locations.excludeLocations?.length)
  )
    found.add('locations');
  if (conditions.devices) found.add('devices');
  if (conditions.userRiskLevels?.length) found.add('userRisk');
  if (conditions.signInRiskLevels?.length) found.add('signInRisk');
  if (conditions.insiderRiskLevels) found.add('insiderRisk');
  if (conditions.authenticationFlows?.transferMethods)
    found.add('authenticationFlows');
  if (conditions.clientApplications) found.add('clientApplications');
  if (applications?.applicationFilter) found.add('applicationFilter');
  if (applications?.includeUserActions?.length) found.add('userActions');
  return found;
}

const notMultifactor =
  /^(password|sms|voice|federatedSingleFactor|softwareOath|hardwareOath|microsoftAuthenticatorPush|qrCodePin)$/;

function requiresMfa({ grantControls }: ConditionalAccessPolicy): boolean {
  if (!grantControls) return false;
  const {
    builtInControls = [],
    customAuthenticationFactors = [],
    termsOfUse = [],
    authenticationStrength,
  } = grantControls;
  const controls = builtInControls.filter(Boolean);
  const strong =
    Boolean(authenticationStrength) &&
    strengthIsMultifactor(authenticationStrength!);
  if (!strong && !has(controls, 'mfa')) return false;
  const count =
    controls.length +
    customAuthenticationFactors.length +
    termsOfUse.length +
    (authenticationStrength ? 1 : 0);
  return grantControls.operator?.toUpperCase() === 'AND' || count === 1;
}

/** A strength that one weak method satisfies is no multifactor authentication. */
function strengthIsMultifactor(strength: {
  requirementsSatisfied?: string | null;
  allowedCombinations?: string[];
}): boolean {
  const combinations = strength.allowedCombinations;
  if (combinations?.length)
    return !combinations.some(each => notMultifactor.test(each));
  return strength.requirementsSatisfied !== 'none';
}

/** Whether exclusions are only of accounts that were declared as accepted. */
export function excludesOnly(
  whole: WholePolicy,
  accepted: ReadonlySet<string>,
): boolean {
  const { users, groups, roles, apps, guests } = whole.excluded;
  return (
    [...users, ...groups].every(id => accepted.has(id.toLowerCase())) &&
    !roles.length &&
    !apps.length &&
    !guests
  );
}
