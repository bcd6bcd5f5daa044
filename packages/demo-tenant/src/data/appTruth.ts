import type { Apps } from './apps';
import {
  administratorApp,
  consentingPeople,
  ownApp,
  thirdPartyApp,
} from './apps';
import type { People } from './people';

/** What is wrong with the apps, by the id of the check that must say so, and whom it must name. */
export function appTruth(
  users: People,
  { servicePrincipals, own }: Apps,
): Record<string, string[]> {
  const robot = servicePrincipals.id(administratorApp);
  const thirdParty = servicePrincipals.id(thirdPartyApp);
  const principal = (position: number) => servicePrincipals.id(own(position));

  return {
    'app.tier0-permission': [robot],
    'app.tier1-permission': [
      thirdParty,
      principal(ownApp.broad),
      principal(ownApp.ownerless),
    ],
    'app.data-permission': [thirdParty],
    'app.third-party-risky': [thirdParty],
    'app.all-principals-grant': [thirdParty],
    'app.user-consent-grant': [
      principal(ownApp.consentedByPeople),
      ...consentingPeople.map(users.id),
    ],
  };
}
