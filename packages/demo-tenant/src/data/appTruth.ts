import { robotOwner, shownOwners } from './appNavigation';
import type { Apps } from './apps';
import {
  administratorApp,
  consentingPeople,
  ownApp,
  thirdPartyApp,
} from './apps';
import type { People } from './people';
import { helpdeskMembers, staff } from './staff';

/** What is wrong with the apps, by the id of the check that must say so, and whom it must name. */
export function appTruth(
  users: People,
  { applications, servicePrincipals, own }: Apps,
): Record<string, string[]> {
  const robot = servicePrincipals.id(administratorApp);
  const thirdParty = servicePrincipals.id(thirdPartyApp);
  const principal = (position: number) => servicePrincipals.id(own(position));
  const registration = (position: number) => applications.at(position).id;
  const guarded = (index: number) =>
    (staff[index]?.role || helpdeskMembers.includes(index)) &&
    !users.isGuest(index) &&
    users.methods(index).some(method => method !== 'email');

  return {
    'app.tier0-permission': [robot],
    'app.tier1-permission': [
      thirdParty,
      principal(ownApp.broad),
      principal(ownApp.ownerless),
    ],
    // No policy of the demo names a service principal.
    'ca.workload-identity': [
      robot,
      principal(ownApp.broad),
      principal(ownApp.ownerless),
    ],
    'app.data-permission': [thirdParty],
    'app.third-party-risky': [thirdParty],
    'app.all-principals-grant': [thirdParty, principal(ownApp.guarded)],
    // To the other one people must be assigned.
    'app.assignment-open': [thirdParty],
    'app.user-consent-grant': [
      principal(ownApp.consentedByPeople),
      ...consentingPeople.map(users.id),
    ],
    'app.credential-expiry': [
      registration(ownApp.expired),
      registration(ownApp.expiring),
    ],
    'app.credential-long': [registration(ownApp.robot)],
    'app.secret-privileged': [robot],
    'app.sp-credential': [robot],
    'app.redirect-uri': [registration(ownApp.openRedirect)],
    'app.multitenant-unlocked': [registration(ownApp.unlocked)],
    'app.owner-risk': [
      robot,
      users.id(robotOwner),
      thirdParty,
      ...shownOwners
        .filter(index => users.isEnabled(index) && !guarded(index))
        .map(users.id),
      principal(ownApp.ownerless),
    ],
    'app.federated-credential': [registration(ownApp.robot)],
    'app.user-consent-open': [],
    'app.consent-workflow': [],
    'app.management-policy': [],
    'app.user-registration-open': [],
  };
}
