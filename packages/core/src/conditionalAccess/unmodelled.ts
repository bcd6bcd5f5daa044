import type { ConditionalAccessPolicy } from '../model';

const words = (list: string) => new Set(list.split(' '));
const modelled = words(
  'users applications clientApplications clientAppTypes platforms locations devices userRiskLevels signInRiskLevels servicePrincipalRiskLevels insiderRiskLevels authenticationFlows',
);
const modelledWithin: Record<string, ReadonlySet<string>> = {
  users: words(
    'includeUsers excludeUsers includeGroups excludeGroups includeRoles excludeRoles includeGuestsOrExternalUsers excludeGuestsOrExternalUsers',
  ),
  applications: words(
    'includeApplications excludeApplications includeUserActions includeAuthenticationContextClassReferences applicationFilter',
  ),
  clientApplications: words(
    'includeServicePrincipals excludeServicePrincipals servicePrincipalFilter',
  ),
  platforms: words('includePlatforms excludePlatforms'),
  locations: words('includeLocations excludeLocations'),
  authenticationFlows: words('transferMethods'),
};

/** Whether the conditions say something that no dimension reads. */
export function hasUnmodelled(
  conditions: ConditionalAccessPolicy['conditions'],
): boolean {
  return (
    strangers(conditions, modelled) ||
    Object.entries(modelledWithin).some(([name, known]) =>
      strangers(conditions?.[name as keyof typeof conditions], known),
    )
  );
}

function strangers(part: unknown, known: ReadonlySet<string>): boolean {
  return Object.entries(part ?? {}).some(
    ([name, value]) => !known.has(name) && !name.includes('@') && filled(value),
  );
}

/** Whether a part of a policy says anything: null, an empty text and an empty list say nothing. */
export function filled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return Array.isArray(value) ? value.length > 0 : true;
}
