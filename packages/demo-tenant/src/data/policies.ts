import type { Groups } from './groups';
import { groupIndex } from './groups';
import type { People } from './people';
import {
  DataOptions,
  daysBefore,
  GraphObject,
  graphTime,
  Source,
} from './shape';
import { roleIds } from './staff';

/** Conditions that narrow nothing, as Graph writes them. */
const anywhere = {
  clientAppTypes: ['all'],
  platforms: null,
  locations: null,
  devices: null,
  clientApplications: null,
  authenticationFlows: null,
  insiderRiskLevels: null,
  userRiskLevels: [],
  signInRiskLevels: [],
  servicePrincipalRiskLevels: [],
};

const nobody = {
  includeUsers: [],
  excludeUsers: [],
  includeGroups: [],
  excludeGroups: [],
  includeRoles: [],
  excludeRoles: [],
  includeGuestsOrExternalUsers: null,
  excludeGuestsOrExternalUsers: null,
};

const allApps = {
  includeApplications: ['All'],
  excludeApplications: [],
  includeUserActions: [],
  includeAuthenticationContextClassReferences: [],
  applicationFilter: null,
};

function grant(operator: string, ...builtInControls: string[]) {
  return {
    operator,
    builtInControls,
    customAuthenticationFactors: [],
    termsOfUse: [],
  };
}

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
  const { random, day } = options;
  const emergency = [users.id(0), users.id(1)];
  const list = (kind: string, type: string, rows: GraphObject[]): Source => ({
    kind,
    type,
    size: rows.length,
    at: index => rows[index],
  });
  const policy = (
    index: number,
    displayName: string,
    state: string,
    modifiedDaysAgo: number,
    rest: Record<string, unknown>,
  ): GraphObject => ({
    id: random.guid('conditionalAccessPolicy', index),
    displayName,
    description: null,
    templateId: null,
    createdDateTime: graphTime(Date.UTC(2024, 1, 5, 10, index)),
    modifiedDateTime: daysBefore(day, modifiedDaysAgo),
    state,
    sessionControls: null,
    grantControls: null,
    ...rest,
  });

  return {
    conditionalAccess: list(
      'conditionalAccessPolicy',
      'conditionalAccessPolicy',
      [
        // Enforced, but for one role only and with a group left out: administrators remain that nothing covers.
        policy(
          0,
          'CA001 Multifactor for Global Administrators',
          'enabled',
          200,
          {
            conditions: {
              ...anywhere,
              applications: allApps,
              users: {
                ...nobody,
                includeRoles: [roleIds.globalAdministrator],
                excludeUsers: emergency,
                excludeGroups: [groups.id(groupIndex.excluded)],
              },
            },
            grantControls: grant('OR', 'mfa'),
          },
        ),
        // The name says live, the state says otherwise.
        policy(
          1,
          'CA002 Multifactor for everyone (Live)',
          'enabledForReportingButNotEnforced',
          75,
          {
            conditions: {
              ...anywhere,
              applications: allApps,
              users: {
                ...nobody,
                includeUsers: ['All'],
                excludeUsers: emergency,
              },
            },
            grantControls: grant('OR', 'mfa'),
          },
        ),
        policy(2, 'CA003 Block legacy authentication', 'disabled', 12, {
          conditions: {
            ...anywhere,
            clientAppTypes: ['exchangeActiveSync', 'other'],
            applications: allApps,
            users: {
              ...nobody,
              includeUsers: ['All'],
              excludeUsers: emergency,
            },
          },
          grantControls: grant('OR', 'block'),
        }),
        policy(3, 'CA004 Compliant device for finance', 'enabled', 300, {
          conditions: {
            ...anywhere,
            applications: {
              ...allApps,
              includeApplications: ['00000003-0000-0ff1-ce00-000000000000'],
            },
            users: { ...nobody, includeGroups: [groups.id(groupIndex.nested)] },
            platforms: {
              includePlatforms: ['windows', 'macOS'],
              excludePlatforms: [],
            },
          },
          grantControls: grant('OR', 'mfa', 'compliantDevice'),
        }),
      ],
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
    authenticationMethods: {
      id: 'authenticationMethodsPolicy',
      displayName: 'Authentication Methods Policy',
      description:
        'The tenant-wide policy that controls which authentication methods are allowed.',
      lastModifiedDateTime: graphTime(Date.UTC(2024, 8, 2)),
      policyVersion: '1.5',
      policyMigrationState: 'migrationComplete',
      registrationEnforcement: {
        authenticationMethodsRegistrationCampaign: {
          snoozeDurationInDays: 1,
          state: 'default',
          excludeTargets: [],
          includeTargets: [
            {
              id: 'all_users',
              targetType: 'group',
              targetedAuthenticationMethod: 'microsoftAuthenticator',
            },
          ],
        },
      },
      authenticationMethodConfigurations: [
        'Fido2',
        'MicrosoftAuthenticator',
        'Sms',
      ].map(id => ({
        '@odata.type': `#microsoft.graph.${id[0].toLowerCase()}${id.slice(1)}AuthenticationMethodConfiguration`,
        id,
        state: 'enabled',
      })),
    },
  };
}
