import type { Apps } from './apps';
import { administratorApp, ownApp, thirdPartyApp } from './apps';
import { auditRecord, AuditSpec, auditTarget } from './auditRecord';
import { accountStories } from './auditStoriesOfAccounts';
import { appStories } from './auditStoriesOfApps';
import { chainStories } from './auditStoriesOfChains';
import { privilegeStories } from './auditStoriesOfPrivilege';
import { settingStories } from './auditStoriesOfSettings';
import type { Groups } from './groups';
import type { LogRecord } from './log';
import type { People } from './people';
import type { Policies } from './policies';
import { DataOptions, Source } from './shape';
import { staff } from './staff';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** People who are nobody in particular that the stories need; a smaller tenant has no stories. */
const CAST = 24;
const LEAST_USERS = 150;

export interface AuditStories {
  /** Records of an hour, oldest first. */
  hour(start: number): LogRecord[];
  /** By the id of the detection that must tell it: whom and what it must name. */
  findings: Record<string, string[]>;
}

/** What a story is told with. */
export interface Telling {
  options: DataOptions;
  users: People;
  groups: Groups;
  apps: Apps;
  policies: Policies;
  devices: Source;
  tenantId: string;
  /** Members without a part elsewhere, and one guest. */
  cast: readonly number[];
  guest: number;
  /** The service principals and registrations that hold privileges, or are the tenant's own, or another's. */
  robot: string;
  own: string;
  registration: string;
  thirdParty: string;
  /** @param daysAgo - before the tenant's day */
  at(daysAgo: number, hours: number): number;
  /** Something that happened. Nobody is named by it. */
  innocent(spec: Omit<AuditSpec, 'key'>): void;
  /** Something that these detections must tell, and whom they must name. */
  told(
    checkIds: readonly string[],
    names: readonly string[],
    spec: Omit<AuditSpec, 'key'>,
  ): void;
}

/** What changed in the days before yesterday: steps that intruders take, and what looks like them. */
export function auditStories(
  given: Pick<
    Telling,
    | 'options'
    | 'users'
    | 'groups'
    | 'apps'
    | 'policies'
    | 'devices'
    | 'tenantId'
  >,
): AuditStories {
  const { options, users, apps } = given;
  const { random, day } = options;
  const { cast, guest } = castOf(users);
  const records: LogRecord[] = [];
  const findings: Record<string, string[]> = {};
  if (cast.length < CAST || guest === undefined)
    return { hour: () => [], findings };

  const innocent: Telling['innocent'] = spec =>
    records.push(
      auditRecord(random, users, { ...spec, key: ['story', records.length] }),
    );
  const telling: Telling = {
    ...given,
    cast,
    guest,
    robot: apps.servicePrincipals.id(administratorApp),
    own: apps.servicePrincipals.id(apps.own(ownApp.ownerless + 1)),
    registration: apps.applications.at(ownApp.ownerless + 1).id,
    thirdParty: apps.servicePrincipals.id(thirdPartyApp),
    at: (daysAgo, hours) => day.getTime() - daysAgo * DAY_MS + hours * HOUR_MS,
    innocent,
    told(checkIds, names, spec) {
      for (const id of checkIds)
        findings[id] = [...(findings[id] ?? []), ...names];
      innocent(spec);
    },
  };
  for (const tell of [
    privilegeStories,
    appStories,
    accountStories,
    settingStories,
  ])
    tell(telling);
  Object.assign(findings, chainStories(telling));

  records.sort((a, b) => a.at - b.at);
  return {
    hour: start =>
      records.filter(({ at }) => at >= start && at < start + HOUR_MS),
    findings,
  };
}

/** From the end of the list of people, far from those to whom other things happen. */
function castOf(users: People): { cast: number[]; guest?: number } {
  const cast: number[] = [];
  let guest: number | undefined;
  if (users.size < LEAST_USERS) return { cast };
  for (
    let index = users.size - 1;
    index > staff.length + 60 && (cast.length < CAST || guest === undefined);
    index -= 1
  ) {
    if (!users.isEnabled(index)) continue;
    if (users.isGuest(index)) guest ??= index;
    else if (cast.length < CAST) cast.push(index);
  }
  return { cast, guest };
}

/** What a record about a service principal adds, so that its client id is known. */
export function named(apps: Apps, id: string): Record<string, unknown> {
  const index = apps.servicePrincipals.indexOf(id)!;
  return {
    'TargetId.ServicePrincipalNames': `${apps.servicePrincipals.at(index).appId}`,
  };
}

export function principalTarget(
  apps: Apps,
  id: string,
  changes: Record<string, unknown> = {},
): object {
  const index = apps.servicePrincipals.indexOf(id)!;
  return auditTarget(
    'ServicePrincipal',
    id,
    `${apps.servicePrincipals.at(index).displayName}`,
    { ...changes, ...named(apps, id) },
  );
}
