import { accessReviews } from './accessReviews';
import {
  administrativeUnits,
  AdministrativeUnits,
} from './administrativeUnits';
import { AppActivity, appActivity } from './appActivity';
import { AppNavigation, appNavigation } from './appNavigation';
import { appTruth } from './appTruth';
import { administratorApp, Apps, apps } from './apps';
import { auditStories } from './auditStories';
import { auditTruth } from './auditTruth';
import { BetaSignIns, betaSignIns } from './betaSignIns';
import { Compliance, compliancePolicies } from './compliancePolicies';
import { devices } from './devices';
import { directoryAudits } from './directoryAudits';
import { GroundTruth, groundTruth } from './groundTruth';
import { graphAppRoles } from './graphAppRoles';
import { Groups, groups } from './groups';
import type { Log } from './log';
import { InboxRules, inboxRules } from './inboxRules';
import { managedDevices } from './managedDevices';
import { domains, organization, subscribedSkus } from './organization';
import { onPremisesSynchronization } from './onPremisesSynchronization';
import { People, people } from './people';
import { PerUserMfa, perUserMfa } from './perUserMfa';
import { Policies, policies } from './policies';
import { privTruth } from './privTruth';
import { productTruth } from './productTruth';
import { registration } from './registration';
import { riskDetections } from './riskDetections';
import { riskTruth } from './riskTruth';
import { riskyServicePrincipals } from './riskyServicePrincipals';
import { riskyUsers } from './riskyUsers';
import { rolePolicies } from './rolePolicies';
import { Roles, roles } from './roles';
import { DataOptions, GraphObject, Source } from './shape';
import { secureScores } from './secureScores';
import { SharePoint, sharePoint } from './sharePoint';
import { Sharing, sharing } from './sharing';
import { signIns } from './signIns';
import { teams } from './teams';
import { TenantPolicies, tenantPolicies } from './tenantPolicies';

/** The tenant as it is planted, before anything changes. */
export interface TenantData {
  options: DataOptions;
  organization: GraphObject;
  subscribedSkus: Source;
  domains: Source;
  onPremisesSynchronization: Source;
  users: People;
  groups: Groups;
  apps: Apps;
  appNavigation: AppNavigation;
  appActivity: AppActivity;
  perUserMfa: PerUserMfa;
  devices: Source;
  roles: Roles;
  policies: Policies;
  registration: Source;
  riskyUsers: Source;
  riskDetections: Source;
  riskyServicePrincipals: Source;
  managedDevices: Source;
  compliance: Compliance;
  teams: Source;
  secureScores: Source;
  sharePoint: SharePoint;
  sharing: Sharing;
  inboxRules: InboxRules;
  tenantPolicies: TenantPolicies;
  administrativeUnits: AdministrativeUnits;
  rolePolicies: Source;
  accessReviews: Source;
  graphAppRoles: Source;
  signIns: Log;
  betaSignIns: BetaSignIns;
  directoryAudits: Log;
  groundTruth(): GroundTruth;
}

export function tenantData(
  options: DataOptions,
  tenantId: string,
  licensed: () => ReadonlySet<string>,
): TenantData {
  const users = people(options);
  const allApps = apps(options, users, tenantId);
  const allGroups = groups(options, users, allApps.servicePrincipals.id);
  const robot = allApps.servicePrincipals.id(administratorApp);
  const allRoles = roles(options, users, allGroups, robot);
  const allPolicies = policies(options, users, allGroups);
  const allTenantPolicies = tenantPolicies(options);
  const partner = `${allTenantPolicies.crossTenantPartners.at(0).tenantId}`;
  const log = signIns(options, users, { own: tenantId, partner });
  const activity = appActivity(options, allApps);
  const allPerUserMfa = perUserMfa(users);
  const beta = betaSignIns(options, log, allApps);
  const allDevices = devices(options);
  const allManaged = managedDevices(options, users, allDevices);
  const compliance = compliancePolicies(options);
  const allTeams = teams(allGroups);
  const allSites = sharePoint(options, users, allTeams);
  const allSharing = sharing(
    options,
    users,
    allGroups,
    allTeams,
    allSites.sites,
  );
  const navigation = appNavigation(options, users, allApps);
  const allRules = inboxRules(options, users);
  const audited = auditStories({
    options,
    users,
    groups: allGroups,
    apps: allApps,
    policies: allPolicies,
    devices: allDevices,
    tenantId,
  });
  return {
    options,
    organization: organization(tenantId),
    subscribedSkus: subscribedSkus(options, tenantId, licensed),
    domains: domains(),
    onPremisesSynchronization: onPremisesSynchronization(tenantId),
    users,
    groups: allGroups,
    apps: allApps,
    appNavigation: navigation,
    appActivity: activity,
    perUserMfa: allPerUserMfa,
    devices: allDevices,
    roles: allRoles,
    policies: allPolicies,
    registration: registration(options, users),
    riskyUsers: riskyUsers(options, users),
    riskDetections: riskDetections(options, users),
    riskyServicePrincipals: riskyServicePrincipals(options, allApps),
    managedDevices: allManaged,
    compliance,
    teams: allTeams,
    secureScores: secureScores(options, tenantId),
    sharePoint: allSites,
    sharing: allSharing,
    inboxRules: allRules,
    tenantPolicies: allTenantPolicies,
    administrativeUnits: administrativeUnits(options, users),
    rolePolicies: rolePolicies(options, tenantId),
    accessReviews: accessReviews(options),
    graphAppRoles: graphAppRoles(options, allApps),
    signIns: log,
    betaSignIns: beta,
    directoryAudits: directoryAudits(
      options,
      users,
      allGroups,
      allApps,
      audited,
    ),
    groundTruth: () =>
      groundTruth(
        users,
        allGroups,
        allPolicies,
        {
          administrator: robot,
          clientId: index => `${allApps.servicePrincipals.at(index).appId}`,
        },
        log.planted(),
        {
          inboxRules: allRules.planted,
          apps: navigation.planted,
          appSignIns: beta.planted,
          signInStories: {
            findingsOfBeta: {
              ...log.stories.findingsOfBeta,
              'sig.sp-new-source': [beta.planted.newSource],
              'app.inactive-privileged': activity.unused,
              'auth.per-user-mfa': allPerUserMfa.planted,
            },
            innocent: log.stories.innocent,
          },
        },
        {
          ...appTruth(users, allApps),
          ...privTruth(users, allGroups, allRoles, robot),
          ...auditTruth(users, audited),
          ...riskTruth(options, users, allApps),
          ...log.stories.findings,
        },
        productTruth({
          options,
          users,
          inboxRules: allRules,
          sharing: allSharing.planted(),
          managedDevices: allManaged,
          compliance,
          groups: allGroups,
          appNavigation: navigation,
          partner,
        }),
      ),
  };
}
