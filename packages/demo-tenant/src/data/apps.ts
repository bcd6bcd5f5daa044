import type { People } from './people';
import {
  DataOptions,
  daysBefore,
  GraphObject,
  graphTime,
  Source,
} from './shape';

const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const GRAPH_APP = '00000003-0000-0000-c000-000000000000';

/** The service principal that holds a directory role. */
export const administratorApp = 0;
/** The one that everyone's consent was given to. */
export const thirdPartyApp = 1;
/** Microsoft Graph's own. */
export const graphApp = 2;
const THIRD_PARTY = thirdPartyApp;
const GRAPH = graphApp;

export interface Apps {
  servicePrincipals: Source & {
    id(index: number): string;
    indexOf(id: string): number | undefined;
  };
  applications: Source;
  grants: Source;
}

export function apps(
  options: DataOptions,
  users: People,
  tenantId: string,
): Apps {
  const { random, day } = options;
  const size = 30 + Math.floor(options.users / 200);
  const foreign = random.guid('tenant', 7);
  const appId = (index: number) =>
    index === GRAPH ? GRAPH_APP : random.guid('app', index);
  const id = (index: number) => random.guid('servicePrincipal', index);
  const isForeign = (index: number) =>
    index === THIRD_PARTY ||
    (index > GRAPH && random.chance(30, 'foreignApp', index));
  const ownerOf = (index: number) => {
    if (index === GRAPH) return MICROSOFT;
    return isForeign(index) ? foreign : tenantId;
  };
  const name = (index: number) =>
    ['Provisioning robot', 'MailMerge Deluxe', 'Microsoft Graph'][index] ??
    `${random.pick(['Portal', 'Billing', 'Reporting', 'Backup', 'Wiki'], 'appName', index)} ${index}`;
  const secrets = (index: number) =>
    index === administratorApp ||
    (index > GRAPH && random.chance(20, 'secret', index))
      ? [
          {
            customKeyIdentifier: null,
            displayName: 'deployment',
            endDateTime: daysBefore(day, -200),
            hint: 'x8Q',
            keyId: random.guid('secretKey', index),
            secretText: null,
            startDateTime: daysBefore(day, 165),
          },
        ]
      : [];
  /** Own applications: those whose service principal is not another tenant's. */
  const own = Array.from({ length: size }, (_, index) => index).filter(
    index => index !== GRAPH && !isForeign(index),
  );

  return {
    servicePrincipals: {
      kind: 'servicePrincipal',
      type: 'servicePrincipal',
      size,
      id,
      indexOf: guid => {
        const index = random.indexOf('servicePrincipal', guid);
        return index !== undefined && index < size ? index : undefined;
      },
      at: (index): GraphObject => ({
        id: id(index),
        displayName: name(index),
        appDisplayName: name(index),
        appId: appId(index),
        appOwnerOrganizationId: ownerOf(index),
        accountEnabled: true,
        appRoleAssignmentRequired: false,
        servicePrincipalType: 'Application',
        signInAudience:
          isForeign(index) || index === GRAPH
            ? 'AzureADMultipleOrgs'
            : 'AzureADMyOrg',
        tags:
          index === GRAPH ? [] : ['WindowsAzureActiveDirectoryIntegratedApp'],
        verifiedPublisher:
          isForeign(index) && index !== THIRD_PARTY
            ? {
                displayName: 'Partner Software',
                verifiedPublisherId: '1234567',
                addedDateTime: graphTime(Date.UTC(2023, 1, 1)),
              }
            : {
                displayName: null,
                verifiedPublisherId: null,
                addedDateTime: null,
              },
        passwordCredentials: secrets(index),
        replyUrls: [],
        servicePrincipalNames: [appId(index)],
      }),
    },
    applications: {
      kind: 'application',
      type: 'application',
      size: own.length,
      at: (position): GraphObject => {
        const index = own[position];
        return {
          id: random.guid('application', index),
          appId: appId(index),
          displayName: name(index),
          createdDateTime: graphTime(
            Date.UTC(2023, 0, 10) +
              (random.number('appCreated', index) % 60_000_000) * 1000,
          ),
          signInAudience: 'AzureADMyOrg',
          publisherDomain: 'contoso.example',
          identifierUris: [],
          tags: [],
          verifiedPublisher: {
            displayName: null,
            verifiedPublisherId: null,
            addedDateTime: null,
          },
          passwordCredentials: secrets(index),
          requiredResourceAccess: [
            {
              resourceAppId: GRAPH_APP,
              resourceAccess: [
                { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
              ],
            },
          ],
          web: {
            homePageUrl: null,
            logoutUrl: null,
            redirectUris: ['https://app.contoso.example/signin'],
            implicitGrantSettings: {
              enableAccessTokenIssuance: false,
              enableIdTokenIssuance: false,
            },
            redirectUriSettings: [],
          },
        };
      },
    },
    grants: {
      kind: 'oauth2PermissionGrant',
      type: 'oAuth2PermissionGrant',
      size: 12,
      at: (index): GraphObject => ({
        id: random.guid('grant', index).replace(/-/g, ''),
        clientId: id(index === 0 ? THIRD_PARTY : 3 + (index % (size - 3))),
        consentType: index === 0 ? 'AllPrincipals' : 'Principal',
        principalId: index === 0 ? null : users.id(16 + index),
        resourceId: id(GRAPH),
        scope:
          index === 0
            ? ' Mail.ReadWrite Files.ReadWrite.All offline_access'
            : ' User.Read openid profile',
      }),
    },
  };
}
