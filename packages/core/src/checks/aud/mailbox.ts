import {
  defineCheck,
  type Gap,
  type RiskDetection,
  type Witness,
} from '../../model';

/** Kinds of risk that are about rules and forwarding in a mailbox. */
const kinds: Record<string, string> = {
  suspiciousinboxforwarding: 'forwards mail to an address outside',
  mcassuspiciousinboxmanipulationrules: 'deletes or moves mail that arrives',
};
/** Who has dealt with it has said so; anything else is open. */
const closed = ['dismissed', 'remediated', 'confirmedSafe'];

/** What stays hidden: Graph's directory audits hold no record of Exchange. */
const unseen: Gap = {
  dataset: 'directoryAudits',
  completeness: {
    state: 'partial',
    seen: 0,
    why: 'Exchange writes rules, forwarding, transport rules and mailbox permissions into its own audit log, which the directory audits of Microsoft Graph do not hold: only what Microsoft detected itself can be told.',
  },
};

/** A finding stays, as those of other events do, until somebody says that it is dealt with: what is not seen is not gone. */
export const mailbox = defineCheck({
  id: 'aud.mailbox',
  family: 'aud',
  title: 'A mail rule or forwarding was detected as suspicious',
  severity: 'high',
  whyItMatters:
    'A rule that forwards mail, or hides answers to it, is how fraud with invoices is prepared after a break-in. It works without any further sign-in.',
  howToFix: [
    'Look at the rules and the forwarding of the mailbox with its owner, and remove what is not theirs.',
    'If it was not theirs: revoke their sessions, reset the password, and look at new sign-in methods and consents.',
    'Forbid automatic forwarding to other domains in the outbound spam policy.',
  ],
  falsePositives: [
    'A rule that the person set up themselves, to a private or a partner’s address.',
    'It never passes. Exchange’s own audit log (New-InboxRule, Set-InboxRule, Set-Mailbox, New-TransportRule, Add-MailboxPermission) is not part of Microsoft Graph’s directory audits: a new rule that Microsoft did not detect, a transport rule and a permission on a mailbox are not seen. `mail.rule-forward-external`, `mail.rule-hide` and `mail.rule-name` judge the inbox rules that exist.',
  ],
  references: {
    mitre: ['T1114.003', 'T1564.008'],
    urls: [
      'https://learn.microsoft.com/entra/id-protection/concept-identity-protection-risks',
      'https://learn.microsoft.com/graph/api/resources/riskdetection',
      'https://learn.microsoft.com/purview/audit-log-activities',
    ],
  },
  needs: ['riskDetections'],
  async evaluate(view) {
    const byPerson = new Map<string, RiskDetection[]>();
    for await (const row of view.rows('riskDetections')) {
      if (!kindOf(row) || closed.includes(row.riskState ?? '')) continue;
      const person = row.userId ?? row.userPrincipalName ?? row.id;
      byPerson.set(person, [...(byPerson.get(person) ?? []), row]);
    }
    const because = [unseen];
    return byPerson.size
      ? {
          outcome: 'fail',
          witnesses: [...byPerson].map(([id, rows]) => witnessOf(id, rows)),
          because,
        }
      : { outcome: 'unknown', because };
  },
});

function kindOf({ riskEventType }: RiskDetection): string | undefined {
  return kinds[riskEventType?.toLowerCase() ?? ''];
}

function witnessOf(id: string, rows: RiskDetection[]): Witness {
  const latest = rows.reduce((last, row) =>
    timeOf(row) > timeOf(last) ? row : last,
  );
  const what = [...new Set(rows.map(row => kindOf(row)!))].sort();
  const at = Date.parse(timeOf(latest));
  return {
    key: id,
    ...(Number.isNaN(at) ? {} : { at: new Date(at).toISOString() }),
    statement: `Microsoft detected a rule in a mailbox that ${what.join(', and one that ')}.`,
    affected: [
      {
        kind: 'user',
        id,
        label: latest.userDisplayName ?? latest.userPrincipalName ?? id,
      },
    ],
    facts: {
      kinds: [...new Set(rows.map(row => row.riskEventType))].sort(),
      detections: rows.length,
      riskState: latest.riskState ?? null,
    },
  };
}

function timeOf(row: RiskDetection): string {
  return row.activityDateTime ?? row.detectedDateTime ?? '';
}
