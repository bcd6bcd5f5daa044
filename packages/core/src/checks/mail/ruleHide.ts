import { defineCheck, InboxRule, Severity, Witness } from '../../model';
import { ownerOf, ownersOf, severityOf } from './rules';

/** What thieves of money and of accounts do not want their victim to read. */
const tellingWord =
  /\b(invoice|payment|wire\b|bank|password|security|phish|hack|alert|helpdesk|mfa\b)/i;
const warningSender =
  /security|helpdesk|service-?desk|phish|abuse|alert|(^|[^a-z])(it|soc)@/i;

const wordsIn = [
  'subjectContains',
  'bodyContains',
  'bodyOrSubjectContains',
  'headerContains',
];

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each === 'string') return [each];
    const { emailAddress } = (each ?? {}) as {
      emailAddress?: { address?: unknown } | null;
    };
    return typeof emailAddress?.address === 'string'
      ? [emailAddress.address]
      : [];
  });
}

const isSet = (value: unknown) =>
  Array.isArray(value)
    ? value.length > 0
    : value !== null && value !== undefined && value !== false;

/** Which messages a rule is after: all of them, those that would warn its victim, or neither. */
function aim({ conditions }: InboxRule): 'everything' | 'warnings' | undefined {
  if (!conditions || !Object.values(conditions).some(isSet))
    return 'everything';
  const words = wordsIn.flatMap(name => texts(conditions[name]));
  const senders = ['senderContains', 'fromAddresses'].flatMap(name =>
    texts(conditions[name]),
  );
  return words.some(word => tellingWord.test(word)) ||
    senders.some(sender => warningSender.test(sender))
    ? 'warnings'
    : undefined;
}

function judged(rule: InboxRule): Severity | undefined {
  const { actions } = rule;
  const after = aim(rule);
  if (!after || rule.isEnabled !== true) return undefined;
  if (actions?.delete || actions?.permanentDelete) return 'high';
  if (!actions?.moveToFolder) return undefined;
  // Graph gives the folder's id and not which folder it is: what is marked as read on the way there is meant to be missed.
  if (after === 'warnings') return actions.markAsRead ? 'high' : 'medium';
  return actions.markAsRead ? 'medium' : undefined;
}

export const ruleHide = defineCheck({
  id: 'mail.rule-hide',
  family: 'mail',
  title: 'Inbox rule hides mail from its owner',
  severity: 'critical',
  whyItMatters:
    'Before money is diverted or a colleague is deceived, the replies and the warnings are made to vanish. The owner of the mailbox sees nothing of what is done in their name.',
  howToFix: [
    'Ask the owner whether the rule is theirs. If it is not, treat the account as compromised: revoke its sessions and reset its factors first.',
    'Delete the rule and bring back what it hid; read it, for it tells what the attacker was after.',
  ],
  falsePositives: [
    'People who file invoices into a folder; Microsoft Graph tells a folder’s id and not whether it is the waste basket.',
    'Mailboxes that nobody reads, which delete everything on purpose.',
  ],
  references: {
    mitre: ['T1564.008'],
    urls: [
      'https://learn.microsoft.com/defender-xdr/alert-grading-playbook-inbox-manipulation-rules',
    ],
  },
  needs: ['inboxRules', 'users'],
  standsOnPartial: ['inboxRules'],
  async evaluate(view) {
    const found: { rule: InboxRule; severity: Severity }[] = [];
    let rules = 0;
    for await (const rule of view.rows('inboxRules')) {
      rules += 1;
      const severity = judged(rule);
      if (severity) found.push({ rule, severity });
    }
    if (!found.length) return { outcome: 'pass', evidence: { rules } };
    const owners = await ownersOf(
      view,
      found.map(({ rule }) => rule),
    );
    return {
      outcome: 'fail',
      witnesses: found.map(({ rule, severity }): Witness => {
        const { actions } = rule;
        const deletes = Boolean(actions?.delete || actions?.permanentDelete);
        const after = aim(rule);
        return {
          key: rule.id,
          severity: severityOf(rule, severity),
          statement: `A rule in one inbox ${deletes ? 'deletes' : 'moves away'} ${after === 'everything' ? 'every message' : 'messages about money, accounts or security'}${actions?.markAsRead ? ' and marks them as read' : ''}.`,
          affected: [
            ownerOf(rule, owners, {
              conditions: rule.conditions ?? null,
              actions: actions ?? null,
            }),
          ],
          facts: {
            deletes,
            markAsRead: actions?.markAsRead ?? null,
            everything: after === 'everything',
          },
        };
      }),
    };
  },
});
