import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetId } from '@entra-posture/core';

/** Responses as Microsoft's documentation shows them (text CC-BY-4.0, code MIT), beside the project. */
// eslint-disable-next-line no-restricted-syntax -- read by tests from the checkout, never from a build
const directory = join(__dirname, '../../../shared/examples/graph-docs');

export interface Documented {
  file: string;
  version: string;
  request: string;
  response: any;
}

/** Which dataset an address belongs to. */
export const addresses: [RegExp, DatasetId][] = [
  [/^\/users\?.*signInActivity/i, 'userSignInActivity'],
  [/^\/(users(\/delta|\/[^/]+)?|me)$/, 'users'],
  [/^\/groups(\/delta|\/[^/]+)?$/, 'groups'],
  [/^\/applications(\/delta|\/[^/]+)?$/, 'applications'],
  [/^\/servicePrincipals(\/delta|\/[^/]+)?$/, 'servicePrincipals'],
  [/^\/oauth2PermissionGrants(\/[^/]+)?$/i, 'oauth2PermissionGrants'],
  [/^\/devices(\/delta|\/[^/]+)?$/, 'devices'],
  [/^\/auditLogs\/signIns(\/[^/]+)?$/i, 'signIns'],
  [/^\/auditLogs\/directoryAudits(\/[^/]+)?$/i, 'directoryAudits'],
  [/^(\/identityProtection)?\/riskyUsers(\/[^/]+)?$/i, 'riskyUsers'],
  [
    /^\/roleManagement\/directory\/roleDefinitions(\/[^/]+)?$/i,
    'roleDefinitions',
  ],
  [
    /^\/roleManagement\/directory\/roleAssignments(\/[^/]+)?$/i,
    'roleAssignments',
  ],
  [
    /^\/roleManagement\/directory\/roleAssignmentScheduleInstances(\/[^/]+)?$/i,
    'roleAssignmentScheduleInstances',
  ],
  [
    /^\/roleManagement\/directory\/roleEligibilityScheduleInstances(\/[^/]+)?$/i,
    'roleEligibilityScheduleInstances',
  ],
  [
    /^\/identity\/conditionalAccess\/policies(\/[^/]+)?$/i,
    'conditionalAccessPolicies',
  ],
  [
    /^\/identity\/conditionalAccess\/namedLocations(\/[^/]+)?$/i,
    'namedLocations',
  ],
  [
    /^\/policies\/identitySecurityDefaultsEnforcementPolicy$/i,
    'securityDefaults',
  ],
  [/^\/policies\/authorizationPolicy(\/[^/]+)?$/i, 'authorizationPolicy'],
  [/^\/policies\/authenticationMethodsPolicy$/i, 'authenticationMethodsPolicy'],
  [
    /^\/((deviceManagement|users\/[^/]+)\/)managedDevices(\/[^/]+)?$/i,
    'managedDevices',
  ],
  [
    /^\/deviceManagement\/deviceCompliancePolicies(\/[^/]+)?$/i,
    'deviceCompliancePolicies',
  ],
  [/^\/deviceManagement$/i, 'deviceManagementSettings'],
  [
    /^\/policies\/permissionGrantPolicies(\/[^/]+)?$/i,
    'permissionGrantPolicies',
  ],
  [/^\/policies\/deviceRegistrationPolicy$/i, 'deviceRegistrationPolicy'],
  [/^\/policies\/adminConsentRequestPolicy$/i, 'adminConsentRequestPolicy'],
  [
    /^\/policies\/roleManagementPolicyAssignments(\/[^/]+)?$/i,
    'roleManagementPolicyAssignments',
  ],
  [
    /^\/policies\/crossTenantAccessPolicy\/default$/i,
    'crossTenantAccessPolicyDefault',
  ],
  [
    /^\/policies\/crossTenantAccessPolicy\/partners(\/[^/]+)?$/i,
    'crossTenantAccessPolicyPartners',
  ],
  [
    /^\/policies\/authenticationStrengthPolicies(\/[^/]+)?$/i,
    'authenticationStrengths',
  ],
  [/^\/identityProtection\/riskDetections(\/[^/]+)?$/i, 'riskDetections'],
  [
    /^\/identityProtection\/riskyServicePrincipals(\/[^/]+)?$/i,
    'riskyServicePrincipals',
  ],
  [
    /^\/identityGovernance\/accessReviews\/definitions(\/[^/]+)?$/i,
    'accessReviewDefinitions',
  ],
  [/^\/(directory\/)?administrativeUnits(\/[^/]+)?$/i, 'administrativeUnits'],
  [
    /^\/servicePrincipals\/[^/]+\/appRoleAssignedTo$/i,
    'graphAppRoleAssignments',
  ],
  [/^\/admin\/sharepoint\/settings$/i, 'sharePointSettings'],
  [/^\/security\/secureScores$/i, 'secureScores'],
  [/^\/sites(\/getAllSites|\/[^/]+)?$/i, 'sites'],
  [/^\/teams(\/[^/]+)?$/, 'teams'],
  [
    /^\/(me|users\/[^/]+)\/mailFolders\/inbox\/messageRules(\/[^/]+)?$/i,
    'inboxRules',
  ],
  [/^\/domains(\/[^/]+)?$/, 'domains'],
  [
    /^\/directory\/onPremisesSynchronization(\/[^/]+)?$/i,
    'onPremisesSynchronization',
  ],
  [/^\/subscribedSkus(\/[^/]+)?$/, 'subscribedSkus'],
  [/^\/organization(\/[^/]+)?$/, 'organization'],
];

/** What no dataset reads, and why. Anything that is in neither list fails the test. */
export const unread: [RegExp, string][] = [
  [/^POST /, 'an answer to a write: this product only reads'],
  [
    /\/(privileged|governance)/i,
    'the PIM interface before v1.0, which Microsoft has retired',
  ],
  [
    /\/identityGovernance\//,
    'single reviews, their decisions, and entitlements are not collected',
  ],
  [/\/bitlocker\//, 'recovery keys are never read'],
  [
    /\/directoryRole(s|Templates)\b/,
    'the older way to roles: roleDefinitions and roleAssignments are read',
  ],
  [
    /\/directorySettingTemplates/,
    'templates of settings say nothing of the tenant',
  ],
  [/\/security\//, 'alerts and the secure score are not collected'],
  [
    /\/(me|users\/[^/]+)\/mailboxSettings/i,
    'what people set for their own mailbox says nothing of forwarding',
  ],
  [
    /\/(me\/)?drives?\b|\/sites\/[^/]+\//,
    'what is inside a site is read by no address of one dataset: libraries and items lead to how they are shared, and content is never read',
  ],
  [
    /\/deviceManagement\//,
    'of Intune managed devices and what makes them compliant are read, and nothing else',
  ],
  [
    /\/authentication\/|\/reports\/|authenticationMethodsPolicy\//,
    'methods are read from the registration report, never person by person',
  ],
  [/\/history\b/, 'the history of a risky user is a call per person'],
  [
    /\/(members|memberOf|owners|transitiveMemberOf|transitiveMembers|registeredOwners|registeredUsers|appRoleAssignments|appRoleAssignedTo|licenseDetails|manager|directReports|ownedObjects|createdObjects|oauth2PermissionGrants|scopedRoleMemberOf)\b/,
    'a call per object: relations come inline with delta, or expanded in a list',
  ],
  [
    /\/(roleSchedules|role\w+Schedules|role\w+ScheduleRequests|filterByCurrentUser|roleManagementPolicies)/i,
    'schedules, requests and rules of PIM are not collected; instances are',
  ],
  [
    /\/roleManagement\/(cloudPC|entitlementManagement|deviceManagement)/,
    'roles of other services than the directory',
  ],
  [
    /\/authenticationContextClassReferences/,
    'authentication contexts are not collected yet',
  ],
  [
    /\/policies\/(activityBasedTimeout|tokenLifetime|tokenIssuance|claimsMapping|homeRealmDiscovery|featureRollout|permissionGrantPolicies\/[^/]+\/|authenticationFlows|externalIdentities)/i,
    'this tenant policy is not collected yet',
  ],
];

/** Samples whose placeholder stands where the metadata has a Boolean: refused, with the property named. */
export const misdocumented: [RegExp, string][] = [
  [/^GET \S+\/v1\.0\/identityProtection\/riskyUsers$/, 'isDeleted'],
  [
    /^GET \S+\/beta\/policies\/authorizationPolicy\/authorizationPolicy$/,
    'blockMsolPowerShell',
  ],
];

export function readAll(): Documented[] {
  if (!existsSync(directory)) {
    throw new Error(
      'The documented responses are not there: ../shared/examples/graph-docs beside the project is needed by this test, which is not skipped without it.',
    );
  }
  return readdirSync(directory)
    .filter(name => name.endsWith('.json'))
    .flatMap(file =>
      (
        JSON.parse(readFileSync(join(directory, file), 'utf8')) as Documented[]
      ).map(each => ({ ...each, file })),
    );
}

/** `/users/{id}` of `GET https://graph.microsoft.com/v1.0/users/{id}?$select=…`; the query is kept where it decides. */
export function pathOf(request: string): string {
  const [, target = ''] = /^GET\s+(.*)$/.exec(request) ?? [];
  return target
    .trim()
    .replace(/^https:\/\/graph\.microsoft\.com\/(v1\.0|beta)/, '');
}

export function datasetOf({ request }: Documented): DatasetId | undefined {
  const path = pathOf(request);
  const [bare] = path.split(/[?(]/);
  return addresses.find(
    ([pattern]) => pattern.test(path) || pattern.test(bare),
  )?.[1];
}

export const elementsOf = ({ response }: Documented): any[] =>
  Array.isArray(response?.value) ? response.value : [response];
