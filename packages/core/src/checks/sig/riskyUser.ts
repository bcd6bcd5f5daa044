import {
  defineCheck,
  type RiskyUser,
  type Severity,
  type Witness,
} from '../../model';
import { isAtRisk, raised } from './risk';

const DAY_MS = 86_400_000;

function severityOf(user: RiskyUser): Severity {
  return user.riskState === 'confirmedCompromised' || user.riskLevel === 'high'
    ? 'high'
    : 'medium';
}

export const riskyUser = defineCheck({
  id: 'sig.risky-user',
  family: 'sig',
  title: 'User at risk',
  severity: 'critical',
  whyItMatters:
    'Microsoft holds the account for taken over, or likely to be, and nobody has cleared it: until then it is open to whoever took it.',
  howToFix: [
    'Look at the risk in the risky users report and ask the person.',
    'If it is real: reset the password, revoke sessions, look at new methods, consents and inbox rules, then confirm it.',
    'If it is not: dismiss it there, with the reason. Within seven days either way.',
  ],
  falsePositives: [
    'Travel, a new device or a private VPN; dismissing it there ends the finding here.',
    'A password that was found in a leak and has been changed on premises without Entra ID learning of it.',
  ],
  references: {
    mitre: ['T1078.004'],
    scuba: ['MS.AAD.2.1v1', 'MS.AAD.2.2v1'],
    urls: [
      'https://learn.microsoft.com/entra/id-protection/howto-identity-protection-remediate-unblock',
      'https://learn.microsoft.com/graph/api/resources/riskyuser',
    ],
  },
  thresholds: {
    days: {
      value: 7,
      min: 1,
      max: 90,
      unit: 'days',
      title: 'A person at risk may wait for a decision',
    },
  },
  needs: ['riskyUsers'],
  async evaluate(view) {
    const waitDays = view.threshold('days');
    const witnesses: Witness[] = [];
    let seen = 0;
    for await (const user of view.rows('riskyUsers')) {
      seen += 1;
      if (!isAtRisk(user) || user.isDeleted) continue;
      const { riskLevel, riskState, riskDetail } = user;
      const since = user.riskLastUpdatedDateTime;
      const waits =
        since && view.now.getTime() - Date.parse(since) > waitDays * DAY_MS;
      const severity = severityOf(user);
      const risk =
        riskLevel === 'hidden'
          ? 'at a risk whose level is hidden without Entra ID P2'
          : `at ${riskLevel ?? 'unknown'} risk`;
      witnesses.push({
        key: user.id,
        severity: waits ? raised(severity) : severity,
        statement: `A person is ${riskState === 'confirmedCompromised' ? 'confirmed compromised' : risk}${waits ? `, and nobody has decided on it for more than ${waitDays} days` : ''}.`,
        affected: [
          {
            kind: 'user',
            id: user.id,
            label: user.userDisplayName ?? user.userPrincipalName ?? user.id,
            facts: { riskLevel, riskState, riskDetail, since },
          },
        ],
        facts: {
          riskLevel: riskLevel ?? null,
          riskState: riskState ?? null,
          waitsLongerThanDays: waits ? waitDays : null,
        },
      });
    }
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { riskyUsersSeen: seen } };
  },
});
