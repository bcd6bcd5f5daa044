import type { Detector, Witness } from '../../model';
import { activityList, administratorNeeds, named } from './auditDetector';
import { activityOf, actorOf, AuditRow, readAudit } from './auditRecord';
import { addDeed, Deeds } from './burst';
import { sighting, targetEntity, utcDay } from './sighting';

const WINDOW_MS = 10 * 60_000;
const MANY = 3;
/** In Microsoft's list each is one word; the portal writes them as several. */
const concerns = named([
  'dismissuser',
  'dismiss user risk',
  'confirmsafe',
  'confirmusersafe',
  'confirm user safe',
  'confirm sign-in safe',
  'dismissserviceprincipal',
]);

interface DismisserState {
  dismissed: Deeds;
}

/** Somebody said of a risk that it is none, who may have made it. */
export const riskDismissed: Detector<DismisserState, AuditRow> = {
  id: 'aud.risk-dismissed',
  family: 'aud',
  title: 'Risk was dismissed in an unusual way',
  severity: 'medium',
  whyItMatters:
    'A dismissed risk no longer blocks the account and no longer shows. Whoever has taken over an administrator dismisses their own.',
  howToFix: [
    'Ask who dismissed the risk on which ground.',
    'If there is none: confirm the accounts as compromised, and look at their sign-ins.',
    'Let the security team alone hold Security Operator and Security Administrator.',
  ],
  falsePositives: [
    'A wave of false alarms, such as a new egress address, that is dismissed in one go.',
    'Who belongs to the security team is not known: whoever holds no privileged role now is taken not to, and may have held one by activation.',
  ],
  references: {
    mitre: ['T1562'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/id-protection/howto-identity-protection-remediate-unblock',
    ],
  },
  needs: ['directoryAudits', ...administratorNeeds],
  memory: WINDOW_MS,

  subject: row =>
    concerns(activityOf(row)) ? (actorOf(row)?.id ?? row.id) : undefined,
  init: () => ({ dismissed: [] }),

  step(state, row, { tenant }) {
    const audit = readAudit(row);
    const { at, by } = audit;
    if (!audit.succeeded || Number.isNaN(at)) return { state, witnesses: [] };
    const target = audit.target('user', 'serviceprincipal') ?? audit.targets[0];
    const dismissed = addDeed(
      state.dismissed,
      target?.id ?? audit.id,
      at,
      WINDOW_MS,
      MANY,
    );
    const witnesses: Witness[] = [];
    const about = (what: string, statement: string) =>
      witnesses.push(
        sighting(audit, {
          key: `${by?.id ?? 'unknown'}:${what}:${utcDay(at)}`,
          statement,
          affected: [targetEntity(target)],
          facts: { because: what },
        }),
      );
    if (by && by.id === target?.id)
      about('own', 'A person dismissed a risk of their own.');
    else if (by?.kind === 'user' && tenant.tierOf(by.id) === undefined)
      about('noRole', 'Somebody without a privileged role dismissed a risk.');
    if (dismissed.length >= MANY)
      about('many', 'One account dismissed many risks within ten minutes.');
    return { state: { dismissed }, witnesses };
  },
};
