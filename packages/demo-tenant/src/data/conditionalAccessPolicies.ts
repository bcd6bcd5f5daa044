import type { Groups } from './groups';
import { groupIndex } from './groups';
import type { People } from './people';
import { DataOptions, daysBefore, GraphObject, graphTime } from './shape';
import { roleIds } from './staff';

/** What each policy is about, by its position; what it makes the product say stands in the ground truth. */
export const policyIndex = {
  globalAdministrators: 0,
  onlyReports: 1,
  switchedOff: 2,
  mfaOrDevice: 3,
  appLeftOut: 4,
  officeLeftOut: 5,
  twoPlatforms: 6,
  manyLeftOut: 7,
} as const;

/** The app that a policy leaves out, by its number among apps, and teams that policies are for. */
export const leftOutApp = 5;
export const teams = { app: 5, office: 6, platforms: 7 };

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

const payroll = 'c1';

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

export function conditionalAccessPolicies(
  options: DataOptions,
  users: People,
  groups: Groups,
): GraphObject[] {
  const { random, day } = options;
  const emergency = [users.id(0), users.id(1)];
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

  return [
    // Enforced, but for one role only and with a group left out: administrators remain that nothing covers.
    policy(0, 'CA001 Multifactor for Global Administrators', 'enabled', 200, {
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
    }),
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

    // Each asks one team for multifactor authentication, and each has a hole of its own that no other policy covers.
    policy(4, 'CA005 Multifactor for the site team', 'enabled', 120, {
      conditions: {
        ...anywhere,
        applications: {
          ...allApps,
          excludeApplications: [random.guid('app', leftOutApp)],
        },
        users: { ...nobody, includeGroups: [groups.id(teams.app)] },
      },
      grantControls: grant('OR', 'mfa'),
    }),
    policy(5, 'CA006 Multifactor outside the office', 'enabled', 220, {
      conditions: {
        ...anywhere,
        applications: allApps,
        // The team may hold anyone, and no policy is to reach the emergency accounts.
        users: {
          ...nobody,
          includeGroups: [groups.id(teams.office)],
          excludeUsers: emergency,
        },
        locations: {
          includeLocations: ['All'],
          excludeLocations: [random.guid('namedLocation', 0)],
        },
      },
      grantControls: grant('OR', 'mfa'),
    }),
    policy(6, 'CA007 Multifactor on computers', 'enabled', 90, {
      conditions: {
        ...anywhere,
        applications: allApps,
        users: { ...nobody, includeGroups: [groups.id(teams.platforms)] },
        platforms: {
          includePlatforms: ['windows', 'macOS'],
          excludePlatforms: [],
        },
      },
      grantControls: grant('OR', 'mfa'),
    }),

    // Everyone was to be left out for a weekend. It is for what apps mark, not for apps, and opens none of them.
    policy(7, 'CA008 Multifactor for payroll data', 'enabled', 260, {
      conditions: {
        ...anywhere,
        applications: {
          ...allApps,
          includeApplications: [],
          includeAuthenticationContextClassReferences: [payroll],
        },
        users: {
          ...nobody,
          includeUsers: ['All'],
          excludeUsers: emergency,
          excludeGroups: [groups.id(groupIndex.everyone)],
        },
      },
      grantControls: grant('OR', 'mfa'),
    }),
  ];
}
