import type { Detector, DetectorContext, Witness } from '../../model';
import { activityList, named } from './auditDetector';
import { activityOf, Audit, AuditRow, readAudit } from './auditRecord';
import { isDirectoryRole, roleEntity, roleOf } from './roleGrant';
import { dayNumber, sighting, targetEntity, utcDay } from './sighting';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** As long as the log is kept. */
const MEMORY_DAYS = 30;
const WORK_BEGINS = 6;
const WORK_ENDS = 22;
/** So many activations at about an hour make it one of the person's own. */
const OWN_HOUR = 3;
const DENIALS = 2;

const activated = 'add member to role completed (pim activation)';
const approved = 'add member to role request approved (pim activation)';
const denied = 'add member to role request denied (pim activation)';

interface ActivatorState {
  /** Hours since 1970 of activations. */
  hours: number[];
  /** Denials within a day, by the action that was denied. */
  denials: [action: string, at: number][];
}

/** The first day of which the log tells. */
interface Reach {
  first?: number;
}

const concerns = named([activated, approved, denied]);

/** An activation of a role that is not like the others. */
export const pimActivation: Detector<ActivatorState, AuditRow, Reach> = {
  id: 'aud.pim-activation',
  family: 'aud',
  title: 'Unusual activation of a role',
  severity: 'medium',
  whyItMatters:
    'With a stolen session of an eligible administrator, activating the role is all that is left to do. It is then done at odd hours, without a reason, or for the first time in weeks.',
  howToFix: [
    'Ask the person whether they activated the role, and what for.',
    'If they did not: deactivate it, revoke their sessions, and look at what was done with it.',
    'Ask for a justification, multifactor authentication and, for the strongest roles, an approval in the settings of the role.',
  ],
  falsePositives: [
    'Work at night or at the weekend; hours are UTC, and hours at which the person has activated a role three times in a month are their own.',
    'The first activation is told only once the log reaches back a month: as far as it is kept, which is less than a quarter.',
    'Of roles for Azure resources and of membership of groups nothing is told here.',
  ],
  references: {
    mitre: ['T1098.003', 'T1078.004'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-privileged-identity-management',
      'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-use-audit-log',
    ],
  },
  needs: ['directoryAudits'],
  memory: MEMORY_DAYS * DAY_MS,

  subject: row =>
    concerns(activityOf(row)) ? requesterOf(readAudit(row)) : undefined,
  init: () => ({ hours: [], denials: [] }),

  survey: {
    init: () => ({}),
    add(reach, row) {
      const day = dayNumber(Date.parse(String(row.activityDateTime)));
      if (!Number.isNaN(day)) reach.first = Math.min(day, reach.first ?? day);
      return reach;
    },
  },

  step(state, row, context) {
    const audit = readAudit(row);
    const { at } = audit;
    if (Number.isNaN(at) || !isDirectoryRole(audit))
      return { state, witnesses: [] };
    const hour = Math.floor(at / HOUR_MS);
    const kept: ActivatorState = {
      hours: state.hours.filter(
        each => Math.floor(each / 24) > dayNumber(at) - MEMORY_DAYS,
      ),
      denials: state.denials.filter(([, when]) => when > at - DAY_MS),
    };
    if (audit.activity === denied) return refuse(kept, audit, context);
    if (!audit.succeeded) return { state: kept, witnesses: [] };
    if (audit.activity === approved)
      return { state: kept, witnesses: selfApproval(audit, context) };
    const witness = judge(kept, audit, hour, context);
    return {
      state: { ...kept, hours: [...kept.hours, hour].slice(-100) },
      witnesses: witness ? [witness] : [],
    };
  },
};

/** Whose activation it is: the targeted person, and the initiator where none is targeted. */
function requesterOf(audit: Audit): string {
  return audit.target('user')?.id ?? audit.by?.id ?? audit.id;
}

function judge(
  { hours }: ActivatorState,
  audit: Audit,
  hour: number,
  { tenant, survey }: DetectorContext<Reach>,
): Witness | undefined {
  const today = dayNumber(audit.at);
  // Of today nothing counts yet: a record that comes twice is judged the same twice.
  const earlier = hours.filter(each => Math.floor(each / 24) < today);
  const reasons: string[] = [];
  if (!audit.reason && !audit.detail('Justification'))
    reasons.push('no justification');
  if (isOddHour(earlier, hour)) reasons.push('unusual hour');
  if (
    !earlier.length &&
    survey.first !== undefined &&
    today - survey.first >= MEMORY_DAYS
  )
    reasons.push('first in a month');
  if (!reasons.length) return undefined;
  const role = roleOf(audit, tenant);
  return sighting(audit, {
    key: `${requesterOf(audit)}:${role.id ?? role.name ?? 'unnamed'}:${audit.action}`,
    severity: reasons.length > 1 ? 'medium' : 'low',
    statement: `A role was activated in an unusual way: ${reasons.join(', ')}.`,
    affected: [targetEntity(audit.target('user')), roleEntity(role)],
    facts: { role: role.name ?? null, tier: role.tier ?? null, reasons },
  });
}

function isOddHour(earlier: readonly number[], hour: number): boolean {
  const ofDay = hour % 24;
  const weekday = new Date(hour * HOUR_MS).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  if (ofDay >= WORK_BEGINS && ofDay < WORK_ENDS && !weekend) return false;
  const alike = earlier.filter(each => {
    const apart = Math.abs((each % 24) - ofDay);
    return Math.min(apart, 24 - apart) <= 1;
  });
  return alike.length < OWN_HOUR;
}

function refuse(
  state: ActivatorState,
  audit: Audit,
  { tenant }: DetectorContext<Reach>,
): { state: ActivatorState; witnesses: Witness[] } {
  const denials = [
    ...state.denials.filter(([action]) => action !== audit.action),
    [audit.action, audit.at] as [string, number],
  ].slice(-DENIALS);
  const next = { ...state, denials };
  if (denials.length < DENIALS) return { state: next, witnesses: [] };
  return {
    state: next,
    witnesses: [
      sighting(audit, {
        key: `${requesterOf(audit)}:denied:${utcDay(audit.at)}`,
        severity: 'medium',
        statement:
          'Activations of roles by one person were denied more than once within a day.',
        affected: [
          targetEntity(audit.target('user')),
          roleEntity(roleOf(audit, tenant)),
        ],
        facts: { denials: denials.length },
      }),
    ],
  };
}

function selfApproval(
  audit: Audit,
  { tenant }: DetectorContext<Reach>,
): Witness[] {
  const requester = audit.target('user');
  if (!requester?.id || audit.by?.id !== requester.id) return [];
  const role = roleOf(audit, tenant);
  return [
    sighting(audit, {
      key: `${requester.id}:self:${audit.action}`,
      severity: 'medium',
      statement: 'A person approved an activation of their own.',
      affected: [targetEntity(requester), roleEntity(role)],
      facts: { role: role.name ?? null, tier: role.tier ?? null },
    }),
  ];
}
