import type { Apps } from './apps';
import { administratorApp, ownApp, thirdPartyApp } from './apps';
import type { People } from './people';
import type { DataOptions, GraphObject, Source } from './shape';

/** What Graph gives of apps only when it is expanded. */
export interface AppNavigation {
  applications: Source;
  servicePrincipals: Source;
  planted: PlantedApps;
}

/** Ids of app registrations. */
export interface PlantedApps {
  /** Owned by somebody without any role, although the app holds one. */
  weakOwner: string[];
  /** Anybody who may open a pull request of the repository may sign in as the app. */
  wideFederation: string[];
  /** Trusts one branch of one repository. */
  narrowFederation: string[];
}

/** Graph expands no more, and says nothing of the rest. */
const EXPANDED = 20;
const GITHUB = 'https://token.actions.githubusercontent.com';

/** Owners by index: Oskar has no role, Farid may become Global Administrator. */
export const robotOwner = 16;
const OSKAR = [robotOwner];
const FARID = [7];
const many = Array.from({ length: 25 }, (_, index) => index + 3);
/** Who of them Graph shows. */
export const shownOwners = many.slice(0, EXPANDED);
const federated: Record<number, string> = {
  [ownApp.robot]: 'repo:contoso/infrastructure:pull_request',
  [ownApp.narrowFederation]: 'repo:contoso/portal:ref:refs/heads/main',
};

export function appNavigation(
  { random }: DataOptions,
  users: People,
  { applications, servicePrincipals, own }: Apps,
): AppNavigation {
  const ownersOf: Record<string, Record<number, number[]>> = {
    applicationOwner: {
      [ownApp.robot]: OSKAR,
      [ownApp.manyOwners]: many,
      [ownApp.broad]: FARID,
      [ownApp.ownerless]: [],
    },
    servicePrincipalOwner: {
      [administratorApp]: OSKAR,
      [thirdPartyApp]: many,
      [own(ownApp.broad)]: [],
      [own(ownApp.ownerless)]: [],
    },
  };
  const owned = (kind: string, index: number) =>
    (
      ownersOf[kind][index] ??
      (random.chance(40, kind, index) ? [30 + (index % 25)] : [])
    )
      .slice(0, EXPANDED)
      .map(user => ({
        '@odata.type': '#microsoft.graph.user',
        id: users.id(user),
      }));
  const credentials = (index: number) =>
    federated[index]
      ? [
          {
            id: random.guid('federatedCredential', index),
            name: 'github',
            issuer: GITHUB,
            subject: federated[index],
            description: null,
            audiences: ['api://AzureADTokenExchange'],
          },
        ]
      : [];
  const id = (index: number) => applications.at(index).id;
  return {
    applications: {
      ...applications,
      at: (index): GraphObject => ({
        ...applications.at(index),
        owners: owned('applicationOwner', index),
        federatedIdentityCredentials: credentials(index),
      }),
    },
    servicePrincipals: {
      ...servicePrincipals,
      at: (index): GraphObject => ({
        ...servicePrincipals.at(index),
        owners: owned('servicePrincipalOwner', index),
      }),
    },
    planted: {
      weakOwner: [id(ownApp.robot)],
      wideFederation: [id(ownApp.robot)],
      narrowFederation: [id(ownApp.narrowFederation)],
    },
  };
}
