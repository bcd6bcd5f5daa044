import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text, texts, whole } from './parser';

/**
 * A singleton whose id Graph leaves out. A tenant without SharePoint answers 400 "Tenant does not have a SPO license".
 *
 * @see https://learn.microsoft.com/graph/api/sharepointsettings-get
 */
export const sharePointSettings: Dataset<'sharePointSettings'> = {
  id: 'sharePointSettings',
  title: 'SharePoint settings',
  product: 'SharePoint',
  workload: 'sharepoint',
  features: [
    'External sharing: with whom, and with which domains',
    'Old sign-in protocols of SharePoint',
  ],
  needs: {
    permissions: [['SharePointTenantSettings.Read.All']],
    licences: ['SHAREPOINTENTERPRISE', 'SHAREPOINTSTANDARD'],
    roles: ['Global Reader', 'SharePoint Administrator'],
  },
  fallbacks: [
    {
      dataset: 'sites',
      loses:
        'with whom the tenant shares, which domains are open and whether guests share on; only which sites there are is seen',
    },
  ],
  everyMinutes: 60,
  collect: {
    kind: 'full',
    singleton: true,
    request: { version: 'v1.0', path: '/admin/sharepoint/settings' },
  },
  label: () => 'SharePoint settings',
  parse: parser(
    'sharePointSettings',
    z.object({
      id: z.string().default('sharePointSettings'),
      sharingCapability: text,
      sharingDomainRestrictionMode: text,
      sharingAllowedDomainList: texts,
      sharingBlockedDomainList: texts,
      isResharingByExternalUsersEnabled: flag,
      isRequireAcceptingUserToMatchInvitedUserEnabled: flag,
      isLegacyAuthProtocolsEnabled: flag,
      isUnmanagedSyncAppForTenantRestricted: flag,
      isSiteCreationEnabled: flag,
      idleSessionSignOut: whole,
    }),
  ),
};
