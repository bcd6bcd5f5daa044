import { administratorApp, Apps, apps } from './apps';
import { devices } from './devices';
import { directoryAudits } from './directoryAudits';
import { GroundTruth, groundTruth } from './groundTruth';
import { Groups, groups } from './groups';
import type { Log } from './log';
import { domains, organization, subscribedSkus } from './organization';
import { People, people } from './people';
import { Policies, policies } from './policies';
import { registration } from './registration';
import { riskyUsers } from './riskyUsers';
import { Roles, roles } from './roles';
import { DataOptions, GraphObject, Source } from './shape';
import { signIns } from './signIns';

/** The tenant as it is planted, before anything changes. */
export interface TenantData {
  options: DataOptions;
  organization: GraphObject;
  subscribedSkus: Source;
  domains: Source;
  users: People;
  groups: Groups;
  apps: Apps;
  devices: Source;
  roles: Roles;
  policies: Policies;
  registration: Source;
  riskyUsers: Source;
  signIns: Log;
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
  const allPolicies = policies(options, users, allGroups);
  const log = signIns(options, users);
  return {
    options,
    organization: organization(tenantId),
    subscribedSkus: subscribedSkus(options, tenantId, licensed),
    domains: domains(),
    users,
    groups: allGroups,
    apps: allApps,
    devices: devices(options),
    roles: roles(options, users, allGroups, robot),
    policies: allPolicies,
    registration: registration(options, users),
    riskyUsers: riskyUsers(options, users),
    signIns: log,
    directoryAudits: directoryAudits(options, users),
    groundTruth: () =>
      groundTruth(users, allGroups, allPolicies, robot, log.planted()),
  };
}
