import type { Detector, Witness } from '../../model';
import { activityList, administratorNeeds, named } from './auditDetector';
import { activityOf, Audit, AuditRow, readAudit } from './auditRecord';
import { isMicrosoftService } from './microsoftActors';
import { sighting, targetEntity } from './sighting';

const TOGETHER_MS = 3_600_000;

const enabled = 'enable account';
const resets = [
  'reset user password',
  'reset password',
  'reset password (by admin)',
];
const concerns = named([enabled, ...resets]);

/** Of one account, what happened within the hour. */
interface AccountState {
  enabledAt?: number;
  /** The reset as it was told of, to be told of again as worse when the account is enabled. */
  reset?: { at: number; witness: Witness };
}

/** Somebody else set the password of an administrator. */
export const passwordResetAdmin: Detector<AccountState, AuditRow> = {
  id: 'aud.password-reset-admin',
  family: 'aud',
  title: 'The password of an administrator was reset by another',
  severity: 'high',
  whyItMatters:
    'Whoever sets an administrator’s password can be that administrator. Together with enabling an account that was off, it wakes somebody who will not notice.',
  howToFix: [
    'Ask the administrator, by another way, whether they asked for the reset.',
    'If they did not: reset the password again, revoke the sessions, and treat the account that did it as taken over.',
    'Let only Privileged Authentication Administrators reset passwords of administrators.',
  ],
  falsePositives: [
    'A forgotten password, through the service desk.',
    'A password that the on-premises directory writes is no reset by a person, and is not named.',
    'Who is an administrator is judged by what they hold now.',
  ],
  references: {
    mitre: ['T1098'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-privileged-accounts',
    ],
  },
  needs: ['directoryAudits', ...administratorNeeds],
  memory: TOGETHER_MS,

  subject: row =>
    concerns(activityOf(row)) ? readAudit(row).target('user')?.id : undefined,
  init: () => ({}),

  step(state, row, { tenant }) {
    const audit = readAudit(row);
    const person = audit.target('user');
    const { at } = audit;
    if (!person?.id || !audit.succeeded || Number.isNaN(at))
      return { state, witnesses: [] };
    const kept = recent(state, at);
    if (
      tenant.tierOf(person.id) === undefined ||
      isMicrosoftService(audit.by, tenant)
    )
      return { state: kept, witnesses: [] };
    if (audit.activity === enabled)
      return {
        state: { ...kept, enabledAt: at },
        witnesses: kept.reset ? [worse(kept.reset.witness)] : [],
      };
    if (audit.by?.id === person.id) return { state: kept, witnesses: [] };
    const witness = witnessOf(audit);
    return {
      state: { ...kept, reset: { at, witness } },
      witnesses: [kept.enabledAt === undefined ? witness : worse(witness)],
    };
  },
};

function recent({ enabledAt, reset }: AccountState, at: number): AccountState {
  return {
    ...(enabledAt !== undefined && at - enabledAt <= TOGETHER_MS
      ? { enabledAt }
      : {}),
    ...(reset && at - reset.at <= TOGETHER_MS ? { reset } : {}),
  };
}

function witnessOf(audit: Audit): Witness {
  const person = audit.target('user')!;
  return sighting(audit, {
    key: `${person.id}:${audit.action}`,
    severity: 'medium',
    statement: 'Somebody else reset the password of an administrator.',
    affected: [targetEntity(person)],
    facts: { accountEnabledWithinTheHour: false },
  });
}

function worse(witness: Witness): Witness {
  return {
    ...witness,
    severity: 'high',
    statement:
      'Within an hour somebody enabled the account of an administrator and reset its password.',
    facts: { ...witness.facts, accountEnabledWithinTheHour: true },
  };
}
