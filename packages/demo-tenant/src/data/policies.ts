import { authenticationMethods } from './authenticationMethods';
import { conditionalAccessPolicies } from './conditionalAccessPolicies';
import type { Groups } from './groups';
import type { People } from './people';
import { DataOptions, GraphObject, graphTime, Source } from './shape';

export interface Policies {
  conditionalAccess: Source;
  namedLocations: Source;
  securityDefaults: GraphObject;
  authorization: GraphObject;
  authenticationMethods: GraphObject;
}

export function policies(
  options: DataOptions,
  users: People,
  groups: Groups,
): Policies {
  const { random } = options;
  const list = (kind: string, type: string, rows: GraphObject[]): Source => ({
    kind,
    type,
    size: rows.length,
    at: index => rows[index],
  });
  return {
    conditionalAccess: list(
      'conditionalAccessPolicy',
      'conditionalAccessPolicy',
      conditionalAccessPolicies(options, users, groups),
    ),
    namedLocations: list('namedLocation', 'namedLocation', [
      {
        id: random.guid('namedLocation', 0),
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        displayName: 'Head office',
        createdDateTime: graphTime(Date.UTC(2023, 4, 1)),
        modifiedDateTime: graphTime(Date.UTC(2023, 4, 1)),
        isTrusted: true,
        ipRanges: [
          {
            '@odata.type': '#microsoft.graph.iPv4CidrRange',
            cidrAddress: '192.0.2.0/24',
          },
          {
            '@odata.type': '#microsoft.graph.iPv6CidrRange',
            cidrAddress: '2001:db8::/48',
          },
        ],
      },
      {
        id: random.guid('namedLocation', 1),
        '@odata.type': '#microsoft.graph.countryNamedLocation',
        displayName: 'Countries we work in',
        createdDateTime: graphTime(Date.UTC(2023, 4, 2)),
        modifiedDateTime: graphTime(Date.UTC(2023, 4, 2)),
        countriesAndRegions: ['DE', 'NL', 'FR', 'AT'],
        countryLookupMethod: 'clientIpAddress',
        includeUnknownCountriesAndRegions: false,
      },
      {
        id: random.guid('namedLocation', 2),
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        displayName: 'Internal networks',
        createdDateTime: graphTime(Date.UTC(2022, 1, 3)),
        modifiedDateTime: graphTime(Date.UTC(2022, 1, 3)),
        isTrusted: true,
        ipRanges: [
          {
            '@odata.type': '#microsoft.graph.iPv4CidrRange',
            cidrAddress: '10.0.0.0/8',
          },
        ],
      },
    ]),
    securityDefaults: {
      id: '00000000-0000-0000-0000-000000000005',
      displayName: 'Security Defaults',
      description:
        'Security defaults are a set of basic identity security mechanisms.',
      isEnabled: false,
    },
    authorization: {
      id: 'authorizationPolicy',
      displayName: 'Authorization Policy',
      description:
        'Used to manage authorization related settings across the company.',
      allowInvitesFrom: 'everyone',
      allowedToSignUpEmailBasedSubscriptions: true,
      allowedToUseSSPR: true,
      allowEmailVerifiedUsersToJoinOrganization: false,
      allowUserConsentForRiskyApps: false,
      blockMsolPowerShell: true,
      guestUserRoleId: 'a0b1b346-4d3e-4e8b-98f8-753987be4970',
      defaultUserRolePermissions: {
        allowedToCreateApps: true,
        allowedToCreateSecurityGroups: true,
        allowedToCreateTenants: true,
        allowedToReadBitlockerKeysForOwnedDevice: true,
        allowedToReadOtherUsers: true,
        permissionGrantPoliciesAssigned: [
          'ManagePermissionGrantsForSelf.microsoft-user-default-legacy',
        ],
      },
    },
    authenticationMethods,
  };
}
