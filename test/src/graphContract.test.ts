import { dataset, datasets, permissions } from '@entra-posture/core';
import {
  readGetPermissions,
  readGraphTypes,
  type GraphContract,
} from '@entra-posture/demo-tenant';

/** Graph's type of each dataset's rows. */
const types: Record<string, string> = {
  organization: 'organization',
  subscribedSkus: 'subscribedSku',
  users: 'user',
  userSignInActivity: 'user',
  groups: 'group',
  roleDefinitions: 'unifiedRoleDefinition',
  roleAssignments: 'unifiedRoleAssignment',
  roleAssignmentScheduleInstances: 'unifiedRoleAssignmentScheduleInstance',
  roleEligibilityScheduleInstances: 'unifiedRoleEligibilityScheduleInstance',
  conditionalAccessPolicies: 'conditionalAccessPolicy',
  namedLocations: 'namedLocation',
  securityDefaults: 'identitySecurityDefaultsEnforcementPolicy',
  authorizationPolicy: 'authorizationPolicy',
  authenticationMethodsPolicy: 'authenticationMethodsPolicy',
  userRegistrationDetails: 'userRegistrationDetails',
  riskyUsers: 'riskyUser',
  servicePrincipals: 'servicePrincipal',
  applications: 'application',
  oauth2PermissionGrants: 'oAuth2PermissionGrant',
  devices: 'device',
  domains: 'domain',
  signIns: 'signIn',
  directoryAudits: 'directoryAudit',
};

function hasProperty(
  contract: GraphContract,
  type: string,
  name: string,
): boolean {
  for (
    let at: string | null = type;
    at;
    at = contract.types[at]?.base ?? null
  ) {
    const known = contract.types[at];
    if (!known) return name === 'id';
    if (name in known.properties || name in known.navigation) return true;
  }
  return name === 'id';
}

describe("what the collectors ask for, against Microsoft's metadata", () => {
  it('has a type for every dataset', () => {
    expect(Object.keys(types).sort()).toEqual(
      datasets.map(({ id }) => id).sort(),
    );
  });

  it.each(datasets.map(({ id }) => id))(
    '%s asks for an address, permissions and properties that exist',
    id => {
      const { collect, needs } = dataset(id);
      const { path, select = [], version, orderby } = collect.request;
      expect(version).toBe('v1.0');
      const listed = readGetPermissions()[path.toLowerCase()];
      expect([path, Boolean(listed)]).toEqual([path, true]);
      const contract = readGraphTypes();
      expect(
        select.filter(name => !hasProperty(contract, types[id], name)),
      ).toEqual([]);
      expect(
        [orderby?.split(' ')[0] ?? 'id'].filter(
          name => !hasProperty(contract, types[id], name),
        ),
      ).toEqual([]);
      for (const set of needs.permissions) {
        // A set of two: one opens the address, the other a property of it.
        expect([
          set,
          set.some(name => listed.application.includes(name)),
        ]).toEqual([set, true]);
      }
    },
  );

  it('describes every permission that a dataset names', () => {
    const known = permissions.map(({ name }) => name);
    const named = datasets.flatMap(({ needs }) => needs.permissions.flat());
    expect(named.filter(name => !known.includes(name))).toEqual([]);
  });
});
