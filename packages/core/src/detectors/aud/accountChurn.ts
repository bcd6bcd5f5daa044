import type { Detector, DetectorContext, Witness } from '../../model';
import { activityList, actorUses, named } from './auditDetector';
import {
  Actor,
  activityOf,
  actorOf,
  Audit,
  AuditRow,
  readAudit,
} from './auditRecord';
import { isMicrosoftService, isPim, isSyncAccount } from './microsoftActors';
import {
  grantActivities,
  grantOf,
  isDirectoryRole,
  roleEntity,
  roleOf,
} from './roleGrant';
import { sighting, targetEntity, utcDay } from './sighting';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const BULK = 5;

const created = 'add user';
const deleted = ['delete user', 'hard delete user'];
/** What PIM writes when an activation ends begins likewise, and goes on in brackets. */
const removed = [
  'remove member from role',
  'remove member from role in pim completed (permanent)',
  'remove eligible member from role',
  'remove eligible member from role in pim completed (permanent)',
];
const isGrant = named(grantActivities);
const concerns = named([created, ...deleted, ...removed, ...grantActivities]);

interface ChurnState {
  /** Of an account: when it was made, and by whom. */
  createdAt?: number;
  createdBy?: string;
  /** Of who takes roles away: from whom, within an hour. */
  removals?: [person: string, at: number][];
}

/** An account lived for a day, was made an administrator at once, or many administrators were put out. */
export const accountChurn: Detector<ChurnState, AuditRow> = {
  id: 'aud.account-churn',
  family: 'aud',
  title: 'Short-lived or instantly privileged account',
  severity: 'high',
  whyItMatters:
    'An account made for one deed is deleted before anyone looks, one that is an administrator from its first hour is nobody’s, and who puts out all other administrators means to be alone.',
  howToFix: [
    'Ask who made the account what it is for.',
    'If nobody knows: disable it, or restore it from the deleted ones to see what it held, and look at what it did.',
    'If administrators were removed: restore them with an emergency account, and treat the account that did it as taken over.',
  ],
  falsePositives: [
    'A mistyped account that was made again.',
    'Automatic tests, and provisioning from an HR system by an app.',
    'Accounts that synchronization makes and takes away are left out where it does both.',
    'A new administrator’s account that is set up in one sitting.',
    'A clean-up of roles that nobody needs.',
  ],
  references: {
    mitre: ['T1136.003', 'T1531'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-user-accounts',
    ],
  },
  needs: ['directoryAudits'],
  uses: actorUses,
  memory: DAY_MS,

  subject(row) {
    const activity = activityOf(row);
    if (!concerns(activity)) return undefined;
    if (removed.includes(activity)) {
      const by = actorOf(row)?.id;
      return by && `by:${by}`;
    }
    return readAudit(row).target('user')?.id;
  },
  init: () => ({}),

  step(state, row, context) {
    const audit = readAudit(row);
    const { at, activity } = audit;
    if (!audit.succeeded || Number.isNaN(at)) return { state, witnesses: [] };
    const kept = recent(state, at);
    if (removed.includes(activity)) return removeRole(kept, audit, context);
    if (activity === created)
      return {
        state: { createdAt: at, createdBy: audit.by?.id ?? 'unknown' },
        witnesses: [],
      };
    const witness = isGrant(activity)
      ? giveRole(kept, audit, context)
      : removeAccount(kept, audit, context);
    return { state: kept, witnesses: witness ? [witness] : [] };
  },
};

function recent(state: ChurnState, at: number): ChurnState {
  const removals = (state.removals ?? []).filter(
    ([, when]) => when > at - HOUR_MS,
  );
  return {
    ...(state.createdAt !== undefined && at - state.createdAt <= DAY_MS
      ? { createdAt: state.createdAt, createdBy: state.createdBy }
      : {}),
    ...(removals.length ? { removals } : {}),
  };
}

function removeAccount(
  { createdAt, createdBy }: ChurnState,
  audit: Audit,
  { tenant }: DetectorContext,
): Witness | undefined {
  const person = audit.target('user');
  if (createdAt === undefined || !person?.id) return undefined;
  if (isMachine(audit.by, tenant) && audit.by?.id === createdBy)
    return undefined;
  return sighting(audit, {
    key: `${person.id}:deleted:${createdAt}`,
    severity: 'medium',
    statement: 'An account was deleted within a day of being made.',
    affected: [targetEntity(person)],
    facts: {
      createdBy: createdBy ?? null,
      livedMinutes: Math.round((audit.at - createdAt) / MINUTE_MS),
    },
  });
}

function giveRole(
  { createdAt, createdBy }: ChurnState,
  audit: Audit,
  { tenant }: DetectorContext,
): Witness | undefined {
  const grant = grantOf(audit, tenant);
  if (!grant || createdAt === undefined) return undefined;
  if (audit.at - createdAt > HOUR_MS) return undefined;
  // A role that only reads is no privilege; one that is not named may be any.
  const { role } = grant;
  if (role.tier === undefined && (role.id || role.name)) return undefined;
  return sighting(audit, {
    key: `${grant.receiver.id}:role:${createdAt}`,
    severity: 'high',
    statement: 'An account was given a role within an hour of being made.',
    affected: [targetEntity(grant.receiver), roleEntity(role)],
    facts: {
      createdBy: createdBy ?? null,
      tier: role.tier ?? null,
      minutes: Math.round((audit.at - createdAt) / MINUTE_MS),
    },
  });
}

function removeRole(
  state: ChurnState,
  audit: Audit,
  { tenant }: DetectorContext,
): { state: ChurnState; witnesses: Witness[] } {
  const person = audit.target('user')?.id;
  const role = roleOf(audit, tenant);
  const counts =
    person !== undefined &&
    person !== audit.by?.id &&
    isDirectoryRole(audit) &&
    !isPim(audit.by, tenant) &&
    (removedTier(audit, tenant) ?? role.tier ?? 2) <= 1;
  if (!counts) return { state, witnesses: [] };
  const removals: [string, number][] = [
    ...(state.removals ?? []).filter(([who]) => who !== person),
    [person, audit.at] as [string, number],
  ].slice(-BULK);
  return {
    state: { ...state, removals },
    witnesses:
      removals.length < BULK
        ? []
        : [
            sighting(audit, {
              key: `${audit.by?.id}:removals:${utcDay(audit.at)}`,
              severity: 'high',
              statement:
                'One account took the roles of many administrators away within an hour.',
              affected: removals.map(([id]) => ({
                kind: 'user' as const,
                id,
                label: id,
              })),
              facts: { atLeast: BULK },
            }),
          ],
  };
}

/** Of a removal, the role stands in the values before. */
function removedTier(
  audit: Audit,
  tenant: DetectorContext['tenant'],
): 0 | 1 | 2 | undefined {
  const old = ['Role.TemplateId', 'Role.DisplayName']
    .map(name => audit.change(name)?.old)
    .filter((each): each is string => typeof each === 'string' && each !== '');
  return old.flatMap(each => tenant.roleTier(each) ?? [])[0];
}

function isMachine(
  by: Actor | undefined,
  tenant: DetectorContext['tenant'],
): boolean {
  return isSyncAccount(by) || isMicrosoftService(by, tenant);
}
