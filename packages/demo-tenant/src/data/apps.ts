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

/** The tenant's own apps on which something is planted, by their position in the list of app registrations. */
export const ownApp = {
  robot: 0,
  manyOwners: 1,
  narrowFederation: 2,
  expired: 3,
  expiring: 4,
  openRedirect: 5,
  broad: 6,
  consentedByPeople: 7,
  ownerless: 8,
  unlocked: 9,
  guarded: 10,
} as const;
/** Who gave the app of `consentedByPeople` access to mail, by index; the first is Global Administrator. */
export const consentingPeople = [4, 40];

export interface Apps {
  servicePrincipals: Source & {
    id(index: number): string;
    indexOf(id: string): number | undefined;
  };
  applications: Source;
  grants: Source;
  /** Which service principal is that of the app registration at a position. */
  own(position: number): number;
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
  /** Own applications: those whose service principal is not another tenant's. */
  const own = Array.from({ length: size }, (_, index) => index).filter(
    index => index !== GRAPH && !isForeign(index),
  );
  const positions = new Map(own.map((index, position) => [index, position]));
  /** Two of the own apps are for other tenants too. */
  const audience = (index: number) => {
    const position = positions.get(index);
    return position === undefined ||
      position === ownApp.unlocked ||
      position === ownApp.guarded
      ? 'AzureADMultipleOrgs'
      : 'AzureADMyOrg';
  };
  /** From so many days ago to so many days ahead. */
  const lifetime = (index: number): [number, number] | undefined => {
    const position = positions.get(index) ?? -1;
    if (position === ownApp.robot) return [165, 200];
    if (position === ownApp.expired) return [130, -10];
    if (position === ownApp.expiring) return [100, 12];
    return position > ownApp.ownerless && random.chance(20, 'secret', index)
      ? [60, 100]
      : undefined;
  };
  const secrets = (index: number) => {
    const days = lifetime(index);
    return days
      ? [
          {
            customKeyIdentifier: null,
            displayName: 'deployment',
            endDateTime: daysBefore(day, -days[1]),
            hint: 'x8Q',
            keyId: random.guid('secretKey', index),
            secretText: null,
            startDateTime: daysBefore(day, days[0]),
          },
        ]
      : [];
  };

  const consent = (index: number) => {
    if (index === 0) {
      return {
        clientId: id(THIRD_PARTY),
        consentType: 'AllPrincipals',
        principalId: null,
        scope: ' Mail.ReadWrite Files.ReadWrite.All offline_access',
      };
    }
    if (index === 12 + consentingPeople.length) {
      return {
        clientId: id(own[ownApp.guarded]),
        consentType: 'AllPrincipals',
        principalId: null,
        scope: ' User.Read Directory.Read.All',
      };
    }
    const person = consentingPeople[index - 12];
    return person === undefined
      ? {
          clientId: id(3 + (index % (size - 3))),
          consentType: 'Principal',
          principalId: users.id(16 + index),
          scope: ' User.Read openid profile',
        }
      : {
          clientId: id(own[ownApp.consentedByPeople]),
          consentType: 'Principal',
          principalId: users.id(person),
          scope: ' User.Read Mail.Read',
        };
  };

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
        appRoleAssignmentRequired: positions.get(index) === ownApp.guarded,
        servicePrincipalType: 'Application',
        signInAudience: audience(index),
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
        preferredSingleSignOnMode: null,
        // Graph shows the secrets of a registration there only; the robot has been given one here too.
        passwordCredentials: index === administratorApp ? secrets(index) : [],
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
          signInAudience: audience(index),
          servicePrincipalLockConfiguration:
            position === ownApp.guarded
              ? {
                  isEnabled: true,
                  allProperties: true,
                  credentialsWithUsageVerify: true,
                  credentialsWithUsageSign: true,
                  tokenEncryptionKeyId: true,
                }
              : null,
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
            redirectUris:
              position === ownApp.openRedirect
                ? [
                    'http://legacy.contoso.example/callback',
                    'https://contoso-expenses.azurewebsites.net/signin',
                  ]
                : ['https://app.contoso.example/signin'],
            implicitGrantSettings: {
              enableAccessTokenIssuance: false,
              enableIdTokenIssuance: false,
            },
            redirectUriSettings: [],
          },
          spa: { redirectUris: [] },
          publicClient: {
            redirectUris:
              position === ownApp.narrowFederation ? ['http://localhost'] : [],
          },
        };
      },
    },
    grants: {
      kind: 'oauth2PermissionGrant',
      type: 'oAuth2PermissionGrant',
      size: 13 + consentingPeople.length,
      at: (index): GraphObject => ({
        id: random.guid('grant', index).replace(/-/g, ''),
        resourceId: id(GRAPH),
        ...consent(index),
      }),
    },
    own: position => own[position],
  };
}
