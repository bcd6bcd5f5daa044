import { defineCheck, InboxRule, Severity, Witness } from '../../model';
import { privilegedUses, whoIsPrivileged } from '../priv/privileged';
import { insideDomains } from './insideDomains';
import {
  addressesOf,
  ownerOf,
  ownersOf,
  severityOf,
  takesOutOfSight,
} from './rules';

export const ruleForwardExternal = defineCheck({
  id: 'mail.rule-forward-external',
  family: 'mail',
  title: 'Inbox rule sends mail out of the organisation',
  severity: 'critical',
  whyItMatters:
    'Who has been in a mailbox once leaves a rule behind: every message that comes later is copied out, also after the password was changed.',
  howToFix: [
    'Ask the owner of the mailbox whether the rule is theirs. If it is not, treat the account as compromised: revoke its sessions and reset its factors first.',
    'Delete the rule, and look in the audit log for when and from where it was made.',
    'Turn automatic forwarding to other organisations off in the outbound spam policy, with exceptions for those who need it.',
  ],
  falsePositives: [
    'People who send mail to a second employer or a private address on purpose; a policy should decide, not a rule.',
    'A domain of a subsidiary that is not verified in this tenant.',
  ],
  references: {
    mitre: ['T1114.003', 'T1564.008'],
    cis: ['6.2.1'],
    scuba: ['MS.EXO.1.1'],
    urls: [
      'https://learn.microsoft.com/defender-office-365/outbound-spam-policies-external-email-forwarding',
      'https://learn.microsoft.com/graph/api/resources/messageruleactions',
    ],
  },
  needs: ['inboxRules', 'domains', 'users'],
  uses: privilegedUses,
  standsOnPartial: ['inboxRules'],
  async evaluate(view) {
    const isOutside = await insideDomains(view);
    if (!isOutside) {
      return {
        outcome: 'unknown',
        because: [
          {
            dataset: 'domains',
            completeness: {
              state: 'partial',
              seen: 0,
              why: 'Microsoft named no verified domain, so that inside and outside cannot be told apart.',
            },
          },
        ],
      };
    }
    const found: { rule: InboxRule; outside: string[] }[] = [];
    let rules = 0;
    let undecided = 0;
    for await (const rule of view.rows('inboxRules')) {
      rules += 1;
      if (rule.isEnabled === false) continue;
      const addresses = addressesOf(rule);
      const outside = addresses.filter(each => isOutside(each) === true);
      if (outside.length && rule.isEnabled) found.push({ rule, outside });
      else if (addresses.some(each => isOutside(each) !== false))
        undecided += 1;
    }
    if (!found.length) {
      return undecided
        ? {
            outcome: 'unknown',
            because: [
              {
                dataset: 'inboxRules',
                completeness: {
                  state: 'partial',
                  seen: rules,
                  why: `${undecided} ${undecided === 1 ? 'rule sends' : 'rules send'} mail to a name of the address book, and Microsoft does not say where that is.`,
                },
              },
            ],
          }
        : { outcome: 'pass', evidence: { rules } };
    }
    const isPrivileged = await whoIsPrivileged(view);
    const owners = await ownersOf(
      view,
      found.map(({ rule }) => rule),
    );
    return {
      outcome: 'fail',
      witnesses: found.map(({ rule, outside }): Witness => {
        const privileged = isPrivileged(`${rule.userId}`);
        const outOfSight = takesOutOfSight(rule);
        const severity: Severity =
          privileged || outOfSight ? 'critical' : 'high';
        return {
          key: rule.id,
          severity: severityOf(rule, severity),
          statement: `A rule in the inbox of ${privileged ? 'an administrator' : 'one person'} sends mail to ${outside.length === 1 ? 'an address' : `${outside.length} addresses`} outside${outOfSight ? ', and keeps it out of sight' : ''}.`,
          affected: [
            ownerOf(rule, owners, {
              sendsTo: outside,
              conditions: rule.conditions ?? null,
            }),
          ],
          facts: { outside: outside.length, privileged, outOfSight },
        };
      }),
    };
  },
});
