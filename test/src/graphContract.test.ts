import {
  dataset,
  datasets as planned,
  optionalDatasets,
  permissions,
  type Dataset,
  type DatasetId,
} from '@entra-posture/core';
import {
  readGetPermissions,
  readGraphTypes,
  type GraphContract,
} from '@entra-posture/demo-tenant';

const datasets = [...planned, ...optionalDatasets];

type DatasetNeeds = Dataset['needs'];

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
  adminConsentRequestPolicy: 'adminConsentRequestPolicy',
  defaultAppManagementPolicy: 'tenantAppManagementPolicy',
  authenticationMethodsPolicy: 'authenticationMethodsPolicy',
  userRegistrationDetails: 'userRegistrationDetails',
  riskyUsers: 'riskyUser',
  servicePrincipals: 'servicePrincipal',
  applications: 'application',
  oauth2PermissionGrants: 'oAuth2PermissionGrant',
  devices: 'device',
  domains: 'domain',
  onPremisesSynchronization: 'onPremisesDirectorySynchronization',
  signIns: 'signIn',
  // The metadata at hand is of v1.0: what beta adds to a sign-in is not in it.
  nonInteractiveSignIns: 'signIn',
  servicePrincipalSignIns: 'signIn',
  managedIdentitySignIns: 'signIn',
  servicePrincipalSignInActivities: 'servicePrincipalSignInActivity',
  perUserMfa: 'strongAuthenticationRequirements',
  directoryAudits: 'directoryAudit',
  managedDevices: 'managedDevice',
  deviceCompliancePolicies: 'deviceCompliancePolicy',
  deviceManagementSettings: 'deviceManagement',
  teams: 'team',
  secureScores: 'secureScore',
  sharePointSettings: 'sharepointSettings',
  sites: 'site',
  sharedItems: 'drive',
  inboxRules: 'messageRule',
  riskDetections: 'riskDetection',
  riskyServicePrincipals: 'riskyServicePrincipal',
  authenticationStrengths: 'authenticationStrengthPolicy',
  crossTenantAccessPolicyDefault: 'crossTenantAccessPolicyConfigurationDefault',
  crossTenantAccessPolicyPartners:
    'crossTenantAccessPolicyConfigurationPartner',
  permissionGrantPolicies: 'permissionGrantPolicy',
  deviceRegistrationPolicy: 'deviceRegistrationPolicy',
  administrativeUnits: 'administrativeUnit',
  accessReviewDefinitions: 'accessReviewScheduleDefinition',
  roleManagementPolicyAssignments: 'unifiedRoleManagementPolicyAssignment',
  graphAppRoleAssignments: 'appRoleAssignment',
  applicationOwners: 'application',
  servicePrincipalOwners: 'servicePrincipal',
  applicationFederatedCredentials: 'application',
};

/** Paths of Microsoft's reference that its permission table does not have; one that it has again fails the test. */
const gaps: Record<string, string> = {
  '/directory/onpremisessynchronization':
    'the table has no synchronization; the reference of permissions names OnPremDirectorySynchronization.Read.All for both',
  '/identitygovernance/accessreviews/definitions':
    'the table has no access reviews; the page of the reference names AccessReview.Read.All',
  '/reports/serviceprincipalsigninactivities':
    'the table is of v1.0; the page of the reference of beta names AuditLog.Read.All',
  '/devicemanagement':
    'the table has no deviceManagement itself; the page of the reference names DeviceManagementConfiguration.Read.All',
  '/directory/administrativeunits/delta':
    'the table has no delta of administrative units; the page of the reference names AdministrativeUnit.Read.All and Directory.Read.All',
};

/** Types that the metadata at hand leaves out, with what is selected of them; one that it has again fails the test. */
const ofReference: Record<string, string[]> = {
  // https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicemanagement
  deviceManagement: ['settings'],
};

/** Properties that ask for a permission of their own, which the table, being of paths, cannot say. */
const ofProperties: Record<string, string> = {
  // https://learn.microsoft.com/graph/api/resources/signinactivity
  signInActivity: 'AuditLog.Read.All',
  // https://learn.microsoft.com/graph/api/application-list-federatedidentitycredentials
  federatedIdentityCredentials: 'Application.Read.All',
};

/** What the table opens to a person means their own: of all the others nothing can be read that way. */
const ownOnly: DatasetId[] = ['inboxRules', 'sharedItems'];

/** The table writes an alternate key as `(appid={value})`. */
function tablePath(path: string): string {
  return path.toLowerCase().replace(/\(appid='[^']+'\)/, '(appid={value})');
}

/** `owners` of `owners($select=id)`. */
const navigationOf = (expand: string) => expand.split('(')[0];

type Scheme = 'application' | 'delegated';

/** Whether a set opens what the dataset asks for, as Microsoft's table has it. */
function opens(id: DatasetId, set: readonly string[], scheme: Scheme): boolean {
  const { path, select = [], expand } = dataset(id).collect.request;
  const listed = readGetPermissions()[tablePath(path)][scheme] ?? [];
  const expanded = expand ? [navigationOf(expand)] : [];
  const properties = [...select, ...expanded].flatMap(
    name => ofProperties[name] ?? [],
  );
  return (
    set.some(name => listed.includes(name)) &&
    properties.every(name => set.includes(name))
  );
}

const schemes: [
  Scheme,
  (needs: DatasetNeeds) => DatasetNeeds['permissions'],
][] = [
  ['application', needs => needs.permissions],
  ['delegated', needs => needs.delegated ?? needs.permissions],
];

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
    if (!known) return ['id', ...(ofReference[at] ?? [])].includes(name);
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
      const { collect } = dataset(id);
      const { path, select = [], expand, version, orderby } = collect.request;
      expect(version).toBe(
        optionalDatasets.some(each => each.id === id) ? 'beta' : 'v1.0',
      );
      const listed = readGetPermissions()[tablePath(path)];
      expect([path, Boolean(listed)]).toEqual([
        path,
        !(path.toLowerCase() in gaps),
      ]);
      const contract = readGraphTypes();
      expect(
        [...select, ...(expand ? [navigationOf(expand)] : [])].filter(
          name => !hasProperty(contract, types[id], name),
        ),
      ).toEqual([]);
      expect(
        [orderby?.split(' ')[0] ?? 'id'].filter(
          name => !hasProperty(contract, types[id], name),
        ),
      ).toEqual([]);
    },
  );

  it.each(
    datasets
      .filter(({ collect }) => !(collect.request.path.toLowerCase() in gaps))
      .flatMap(({ id, needs }) =>
        schemes.map(([scheme, sets]) => [id, scheme, sets(needs)] as const),
      ),
  )('%s is opened by each %s set, and by nothing less', (id, scheme, sets) => {
    for (const set of sets) {
      expect([set, opens(id, set, scheme)]).toEqual([set, true]);
      for (const left of set) {
        const less = set.filter(name => name !== left);
        expect([less, opens(id, less, scheme)]).toEqual([less, false]);
      }
    }
  });

  it('takes from the reference only types that the metadata leaves out', () => {
    const { types: known } = readGraphTypes();
    expect(Object.keys(ofReference).filter(type => known[type])).toEqual([]);
  });

  it('says to be closed to people only what the table closes to them', () => {
    const closed = datasets.filter(
      ({ id, needs }) => needs.delegated?.length === 0 && !ownOnly.includes(id),
    );
    expect(
      closed.map(({ id, collect }) => [
        id,
        readGetPermissions()[tablePath(collect.request.path)].delegated ?? [],
      ]),
    ).toEqual(closed.map(({ id }) => [id, []]));
    expect(closed.map(({ id }) => id)).toContain('sites');
  });

  it('says apart what opens a dataset to a person only where it differs', () => {
    const same = datasets.filter(
      ({ needs }) =>
        needs.delegated &&
        JSON.stringify(needs.delegated) === JSON.stringify(needs.permissions),
    );
    expect(same.map(({ id }) => id)).toEqual([]);
  });

  it('describes every permission that a dataset names', () => {
    const known = permissions.map(({ name }) => name);
    const named = datasets.flatMap(({ needs }) => [
      ...needs.permissions.flat(),
      ...(needs.delegated ?? []).flat(),
    ]);
    expect(named.filter(name => !known.includes(name))).toEqual([]);
  });
});
