import type { Detector, Severity } from '../../model';
import { activityList, actorUses, named } from './auditDetector';
import { activityOf, actorOf, AuditRow, readAudit } from './auditRecord';
import {
  Grant,
  grantActivities,
  grantOf,
  isUnusualReceiver,
  roleEntity,
} from './roleGrant';
import { dayNumber, raised, sighting, targetEntity, utcDay } from './sighting';

const MEMORY_DAYS = 30;
/** A log that does not go back so far cannot tell who is new. */
const LEARN_DAYS = 14;

/** Days on which the initiator gave a role. */
interface GiverState {
  days: number[];
}

/** The first day of which the log tells. */
interface Reach {
  first?: number;
}

const concerns = named(grantActivities);

/** A powerful role was given to someone, whoever gave it and in whichever way. */
export const roleAssigned: Detector<GiverState, AuditRow, Reach> = {
  id: 'aud.role-assigned',
  family: 'aud',
  title: 'A privileged role was given',
  severity: 'critical',
  whyItMatters:
    'Giving a role to an account of their own is how intruders stay after the door they came through is closed. Every such step should be known to somebody.',
  howToFix: [
    'Ask who gave the role, by another way than the account itself, whether they meant it.',
    'If nobody did: take the role away, revoke the sessions of both, and look at what the receiver has done since.',
    'Let roles be given as eligible in Privileged Identity Management, with approval.',
  ],
  falsePositives: [
    'A role that was meant; acknowledge it with the reason.',
    'Eligible assignments are named as well: the receiver may activate them.',
    'Activations, and what PIM itself writes into the directory for them, are not named here but by `aud.pim-activation`.',
    'A custom role is not judged by its name, and is not named here; its permissions are judged by `priv.custom-role`.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-privileged-accounts',
    ],
  },
  needs: ['directoryAudits'],
  uses: ['users', ...actorUses],
  memory: MEMORY_DAYS * 86_400_000,

  subject: row =>
    concerns(activityOf(row)) ? (actorOf(row)?.id ?? row.id) : undefined,
  init: () => ({ days: [] }),

  survey: {
    init: () => ({}),
    add(reach, row) {
      const day = dayNumber(Date.parse(String(row.activityDateTime)));
      if (!Number.isNaN(day)) reach.first = Math.min(day, reach.first ?? day);
      return reach;
    },
  },

  step(state, row, { tenant, survey }) {
    const audit = readAudit(row);
    const grant = grantOf(audit, tenant);
    if (!grant) return { state, witnesses: [] };
    const today = dayNumber(audit.at);
    const days = state.days.filter(day => day > today - MEMORY_DAYS);
    // What was given earlier today counts for tomorrow, so that all of a day is judged alike.
    const isNew =
      !days.some(day => day < today) &&
      survey.first !== undefined &&
      today - survey.first >= LEARN_DAYS;
    const next = Number.isNaN(today) ? days : [...new Set([...days, today])];
    const severity = severityOf(grant);
    if (!severity) return { state: { days: next }, witnesses: [] };
    const unusual = isUnusualReceiver(grant.receiver, tenant);
    const { receiver, role, eligible } = grant;
    const giver = audit.by?.id ?? 'unknown';
    return {
      state: { days: next },
      witnesses: [
        sighting(audit, {
          key: `${receiver.id}:${role.id ?? role.name ?? 'unnamed'}:${giver}:${utcDay(audit.at)}`,
          severity: raised(severity, Number(unusual) + Number(isNew)),
          statement: sentence(grant),
          affected: [targetEntity(receiver), roleEntity(role)],
          facts: {
            role: role.name ?? null,
            roleTemplate: role.id ?? null,
            tier: role.tier ?? null,
            eligible,
            initiatorNewToThis: isNew,
          },
        }),
      ],
    };
  },
};

function severityOf({ role }: Grant): Severity | undefined {
  if (role.tier === 0) return 'high';
  // A record that names no role may be about any.
  if (role.tier === 1 || (!role.id && !role.name)) return 'medium';
  return undefined;
}

function sentence({ receiver, role, eligible }: Grant): string {
  const who =
    { serviceprincipal: 'An application', group: 'A group' }[receiver.type] ??
    'An account';
  let what = 'a role that the record does not name';
  if (role.tier === 0) what = 'a role that can take over the tenant';
  else if (role.tier === 1) what = 'a role with broad privileges';
  return `${who} ${eligible ? 'was made eligible for' : 'was given'} ${what}.`;
}
