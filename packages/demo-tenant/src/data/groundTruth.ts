import type { PlantedApps } from './appNavigation';
import type { PlantedAppSignIns } from './betaSignIns';
import { leftOutApp, policyIndex, teams } from './conditionalAccessPolicies';
import { isManaged } from './devices';
import type { Groups } from './groups';
import { groupIndex } from './groups';
import type { PlantedRules } from './inboxRules';
import type { People } from './people';
import type { Policies } from './policies';
import type { PlantedTravel } from './signIns';
import type { SignInStories } from './storyEvent';
import { excludedMembers, helpdeskMembers, staff } from './staff';

/** What is wrong with the tenant, by the id of the check that must say so, and whom it must name. */
export interface GroundTruth {
  /** Check id → ids of the entities that its findings must name; empty where the tenant itself is meant. */
  findings: Record<string, string[]>;
  /** Sign-ins that no one person can have made. */
  impossibleTravel: PlantedTravel[];
  /** People whose sign-ins look alike and are innocent: no detection may name them. */
  innocentTravel: string[];
  /** Whose inbox rules send mail out, hide it, or only look alike. */
  inboxRules: PlantedRules;
  /** Whose owners and outside issuers are a way into the tenant, or only look alike. */
  apps: PlantedApps;
  appSignIns: PlantedAppSignIns;
  /** What only beta's sign-ins tell, and people whose sign-ins look like an attack and are none. */
  signInStories: Pick<SignInStories, 'findingsOfBeta' | 'innocent'>;
}

const strong = [
  'fido2SecurityKey',
  'windowsHelloForBusiness',
  'microsoftAuthenticatorPush',
];

export function groundTruth(
  users: People,
  groups: Groups,
  policies: Policies,
  principals: {
    administrator: string;
    /** Client id of the app at a position. */
    clientId(index: number): string;
  },
  travel: PlantedTravel[],
  planted: Pick<
    GroundTruth,
    'inboxRules' | 'apps' | 'appSignIns' | 'signInStories'
  >,
  ofApps: GroundTruth['findings'],
  ofProducts: GroundTruth['findings'],
): GroundTruth {
  const policyId = (index: number) => policies.conditionalAccess.at(index).id;
  const ids = (indexes: number[]) => indexes.map(index => users.id(index));
  const globalAdministrators = ids(
    staff.flatMap(({ role }, index) =>
      role?.name === 'globalAdministrator' ? [index] : [],
    ),
  );
  const members: number[] = [];
  const guests: number[] = [];
  for (let index = 0; index < users.size; index += 1) {
    (users.isGuest(index) ? guests : members).push(index);
  }
  const dormant = (index: number) => {
    const seen = users.lastSuccessDaysAgo(index);
    return seen === undefined || seen > 90;
  };
  const holders = staff.flatMap(({ role }, index) => (role ? [index] : []));
  const administrators = [...holders, ...helpdeskMembers];
  // Global Administrators now, and in no excluded group: the one policy for administrators covers these alone.
  const covered = holders.filter(
    index =>
      staff[index].role?.name === 'globalAdministrator' &&
      staff[index].role?.how !== 'eligible' &&
      index > 1 &&
      !excludedMembers.includes(index),
  );
  const ordinary = (indexes: number[]) =>
    indexes.filter(
      index => users.isEnabled(index) && !administrators.includes(index),
    );
  const headOffice: string = policies.namedLocations.at(0).id;

  return {
    findings: {
      'ca.report-only': [policyId(policyIndex.onlyReports)],
      'ca.disabled': [policyId(policyIndex.switchedOff)],
      'ca.legacy-auth-open': [],
      'ca.admin-mfa-missing': [],
      'ca.all-users-mfa-missing': [],
      'ca.device-code-open': [],
      'ca.phishing-resistant-admins': [],
      'ca.phishing-resistant-all': [],
      'ca.azure-management-mfa': [],
      'ca.admin-portals': [],
      'ca.auth-transfer-open': [],
      'ca.user-risk-high': [],
      'ca.signin-risk-high': [],
      'ca.signin-risk-mfa': [],
      'ca.insider-risk': [],
      'ca.managed-device': [],
      'ca.managed-device-admins': [],
      'ca.unknown-platform': [],
      'ca.registration-open': [],
      'ca.device-registration-mfa': [],
      'ca.admin-session': [],
      'ca.unmanaged-session': [],
      'ca.token-protection': [],
      'ca.all-apps-missing': [],
      'ca.resource-exclusion': [policyId(policyIndex.appLeftOut)],
      'ca.mfa-gap.admins': ids(
        administrators.filter(index => !covered.includes(index)),
      ),
      'ca.mfa-gap.users': ids(ordinary(members)),
      'ca.mfa-gap.guests': ids(ordinary(guests)),
      'ca.mfa-gap.apps': [
        policyId(policyIndex.appLeftOut),
        principals.clientId(leftOutApp),
      ],
      'ca.mfa-gap.location': [policyId(policyIndex.officeLeftOut), headOffice],
      'ca.mfa-gap.platform': [policyId(policyIndex.twoPlatforms)],
      'ca.mfa-or-weaker': [policyId(policyIndex.mfaOrDevice)],
      'ca.role-not-matched': ids(
        staff.flatMap(({ role }, index) =>
          role?.unit === undefined ? [] : [index],
        ),
      ),
      'ca.exclusion-no-fallback': [
        policyId(policyIndex.globalAdministrators),
        // Emergency accounts that nobody has declared.
        ...ids([0, 1]),
        groups.id(groupIndex.excluded),
        policyId(policyIndex.appLeftOut),
        principals.clientId(leftOutApp),
        policyId(policyIndex.officeLeftOut),
        headOffice,
      ],
      'ca.exclusion-sprawl': [
        policyId(policyIndex.manyLeftOut),
        groups.id(groupIndex.everyone),
      ],
      // Named by enforced policies, or nested in one that is.
      'ca.group-unprotected': [
        groupIndex.everyone,
        groupIndex.excluded,
        groupIndex.nested,
        groupIndex.nested + 1,
        ...Object.values(teams),
      ].map(index => groups.id(index)),
      // They have a mailbox.
      'ca.break-glass-weak': ids([0, 1]),
      'ca.location-policy': [policies.namedLocations.at(2).id],
      'auth.admin-no-mfa': ids(
        administrators.filter(index => !users.methods(index).length),
      ),
      'auth.admin-weak-mfa': ids(
        administrators.filter(
          index =>
            users.methods(index).length &&
            !users.methods(index).some(method => strong.includes(method)),
        ),
      ),
      'auth.admin-no-pr': ids(
        administrators.filter(
          index =>
            !users
              .methods(index)
              .some(method => /^(fido2|windowsHello)/.test(method)),
        ),
      ),
      'device.admin-unmanaged': ids(
        administrators.filter(
          index => !users.isGuest(index) && !isManaged(index),
        ),
      ),
      'auth.user-not-capable': ids(
        members.filter(
          index =>
            users.isEnabled(index) &&
            !users.methods(index).some(method => method !== 'email'),
        ),
      ),
      'priv.ga-count': globalAdministrators,
      // More than all who hold another role of the two highest tiers.
      'priv.ga-ratio': globalAdministrators,
      'priv.permanent-active': [
        ...ids(
          staff.flatMap(({ role }, index) =>
            role?.how === 'permanent' ? [index] : [],
          ),
        ),
        groups.id(groupIndex.helpdesk),
        principals.administrator,
      ],
      'priv.guest-admin': ids(
        staff.flatMap(({ guest, role }, index) =>
          guest && role ? [index] : [],
        ),
      ),
      'priv.sp-admin': [principals.administrator],
      'priv.stale-admin': ids(
        staff.flatMap(({ lastSuccessDaysAgo, role }, index) =>
          role && lastSuccessDaysAgo ? [index] : [],
        ),
      ),
      'guest.invite': [],
      'guest.mfa': [],
      'guest.permissions': [],
      'guest.stale': ids(
        guests.filter(index => users.isEnabled(index) && dormant(index)),
      ),
      'tenant.stale-users': ids(
        members.filter(index => users.isEnabled(index) && dormant(index)),
      ),
      ...ofApps,
      'sig.impossible-travel': travel.map(({ userId }) => userId),
      ...ofProducts,
    },
    ...planted,
    impossibleTravel: travel,
    innocentTravel: ids(
      [
        ...excludedMembers,
        ...staff.flatMap(({ travel: kind }, index) =>
          kind && kind !== 'impossible' ? [index] : [],
        ),
      ].filter((index, at, all) => all.indexOf(index) === at),
    ),
  };
}
