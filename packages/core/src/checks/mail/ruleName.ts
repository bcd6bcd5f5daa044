import { defineCheck, InboxRule } from '../../model';
import { ownerOf, ownersOf, saysNothing } from './rules';

export const ruleName = defineCheck({
  id: 'mail.rule-name',
  family: 'mail',
  title: 'Inbox rule with a name that says nothing',
  severity: 'low',
  whyItMatters:
    'Attackers name their rules with a dot or a letter so that they are passed over in the list. People name theirs after what they do.',
  howToFix: [
    'Ask the owner of the mailbox what the rule is for, and delete it when they do not know it.',
  ],
  falsePositives: [
    'Names of one or two characters in languages whose words are that short.',
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
    const found: InboxRule[] = [];
    let rules = 0;
    for await (const rule of view.rows('inboxRules')) {
      rules += 1;
      if (rule.isEnabled === true && saysNothing(rule.displayName))
        found.push(rule);
    }
    if (!found.length) return { outcome: 'pass', evidence: { rules } };
    const owners = await ownersOf(view, found);
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          statement: `${found.length} enabled inbox ${found.length === 1 ? 'rule has a name that says' : 'rules have names that say'} nothing.`,
          affected: found.map(rule =>
            ownerOf(rule, owners, { actions: rule.actions ?? null }),
          ),
          facts: { rules, found: found.length },
        },
      ],
    };
  },
});
