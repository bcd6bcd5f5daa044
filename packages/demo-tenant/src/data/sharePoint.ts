import type { Teams } from './teams';
import type { People } from './people';
import {
  DataOptions,
  daysBefore,
  GraphObject,
  graphTime,
  Source,
} from './shape';

const HOST = 'contoso.sharepoint.example';

export interface SharePoint {
  settings: GraphObject;
  sites: Source;
}

/** Open to anyone with a link, and guests may share on. One site a team, and one for every fourth person. */
export function sharePoint(
  options: DataOptions,
  users: People,
  teams: Teams,
): SharePoint {
  const { random, day } = options;
  return {
    settings: {
      id: 'sharePointSettings',
      allowedDomainGuidsForSyncApp: [],
      availableManagedPathsForSiteCreation: ['/sites/', '/teams/'],
      deletedUserPersonalSiteRetentionPeriodInDays: 30,
      excludedFileExtensionsForSyncApp: [],
      idleSessionSignOut: {
        isEnabled: false,
        warnAfterInSeconds: 0,
        signOutAfterInSeconds: 0,
      },
      isLegacyAuthProtocolsEnabled: true,
      isRequireAcceptingUserToMatchInvitedUserEnabled: false,
      isResharingByExternalUsersEnabled: true,
      isSiteCreationEnabled: true,
      isUnmanagedSyncAppForTenantRestricted: false,
      sharingAllowedDomainList: [],
      sharingBlockedDomainList: [],
      sharingCapability: 'externalUserAndGuestSharing',
      sharingDomainRestrictionMode: 'none',
      siteCreationDefaultManagedPath: '/sites/',
    },
    sites: {
      kind: 'site',
      type: 'site',
      size: teams.size + Math.floor(users.size / 4),
      indexOf(id) {
        const index = random.indexOf('site', id.split(',')[2] ?? '');
        return index !== undefined &&
          index < teams.size + Math.floor(users.size / 4)
          ? index
          : undefined;
      },
      at(index): GraphObject {
        const personal = index >= teams.size;
        const owner = (index - teams.size) * 4;
        const path = personal
          ? `personal/${users.upn(owner).replace(/[^a-z0-9]/gi, '_')}`
          : `sites/team${index}`;
        const host = personal ? HOST.replace('contoso', 'contoso-my') : HOST;
        const created =
          Date.UTC(2022, 0, 3) +
          (random.number('siteCreated', index) % 80_000_000) * 1000;
        return {
          id: `${host},${random.guid('siteCollection', index)},${random.guid('site', index)}`,
          displayName: personal
            ? users.displayName(owner)
            : teams.at(index).displayName,
          name: path.split('/')[1],
          webUrl: `https://${host}/${path}`,
          isPersonalSite: personal,
          createdDateTime: graphTime(created),
          lastModifiedDateTime: daysBefore(
            day,
            random.number('siteUsed', index) % 400,
          ),
          siteCollection: { hostname: host },
          root: {},
        };
      },
    },
  };
}
