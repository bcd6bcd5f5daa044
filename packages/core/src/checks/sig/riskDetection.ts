import {
  defineCheck,
  severities,
  type AffectedEntity,
  type RiskDetection,
  type Witness,
} from '../../model';
import { isAtRisk, raised } from './risk';
import { severityOfKind } from './riskKinds';

const TOGETHER_MS = 10 * 60_000;
const LISTED = 24;

const timeOf = (row: RiskDetection) =>
  Date.parse(row.activityDateTime ?? row.detectedDateTime ?? '');

/** Without a kind there is some risk all the same, as with the kind that hides all others. */
const kindOf = ({ riskEventType }: RiskDetection) => riskEventType || 'generic';

export const riskDetection = defineCheck({
  id: 'sig.risk-detection',
  family: 'sig',
  title: 'Identity Protection detection by kind',
  severity: 'critical',
  whyItMatters:
    'Identity Protection tells what it saw and nobody has decided on it: a stolen session or a leaked password calls for more haste than an unfamiliar place.',
  howToFix: [
    'Look at the detections of the person in the risk detections report, worst kind first.',
    'Stolen session or token: revoke sessions. Leaked or guessed password: reset it. Mail rules: remove them.',
    'Confirm or dismiss the risk there; that ends the finding here.',
  ],
  falsePositives: [
    'Unfamiliar places and travel of people who are on a journey.',
    'A private VPN or a company’s own way out, taken for an anonymiser.',
  ],
  references: {
    mitre: ['T1078.004', 'T1110.003', 'T1539'],
    urls: [
      'https://learn.microsoft.com/entra/id-protection/concept-identity-protection-risks',
      'https://learn.microsoft.com/graph/api/resources/riskdetection',
    ],
  },
  needs: ['riskDetections'],
  async evaluate(view) {
    const byPerson = new Map<string, RiskDetection[]>();
    let seen = 0;
    for await (const row of view.rows('riskDetections')) {
      seen += 1;
      if (!isAtRisk(row) || !row.userId) continue;
      byPerson.set(row.userId, [...(byPerson.get(row.userId) ?? []), row]);
    }
    const witnesses = [...byPerson].map(([id, rows]) => witnessOf(id, rows));
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { detectionsSeen: seen } };
  },
});

function witnessOf(userId: string, rows: readonly RiskDetection[]): Witness {
  const kinds = [...new Set(rows.map(kindOf))].sort(worstFirst);
  const together = haveTwoKindsTogether(rows);
  const worst = severityOfKind(kinds[0]);
  const hidden = kinds.every(kind => kind === 'generic');
  const newest = [...rows].sort((a, b) => (timeOf(b) || 0) - (timeOf(a) || 0));
  return {
    key: userId,
    severity: together ? raised(worst) : worst,
    statement: hidden
      ? 'Identity Protection detected some risk of a person; of what kind is hidden without Entra ID P2.'
      : `Identity Protection detected ${kinds.length} ${kinds.length === 1 ? 'kind' : 'kinds'} of risk of a person${together ? ', two within ten minutes' : ''}.`,
    affected: [
      {
        kind: 'user',
        id: userId,
        label:
          newest[0].userDisplayName ?? newest[0].userPrincipalName ?? userId,
        facts: { kinds },
      },
      ...newest.slice(0, LISTED).flatMap(signInRef),
    ],
    facts: {
      detections: rows.length,
      kinds,
      twoKindsInTenMinutes: together,
      seenInNoSignIn: rows.filter(
        ({ detectionTimingType }) => detectionTimingType === 'offline',
      ).length,
      newest: newest[0].activityDateTime ?? newest[0].detectedDateTime ?? null,
    },
  };
}

/** The request of a detection is the id of its sign-in. */
function signInRef(row: RiskDetection): AffectedEntity[] {
  const { requestId, ipAddress, activityDateTime, riskLevel } = row;
  if (!requestId) return [];
  return [
    {
      kind: 'signIn',
      id: requestId,
      label: requestId,
      facts: { kind: kindOf(row), at: activityDateTime, ipAddress, riskLevel },
    },
  ];
}

function worstFirst(a: string, b: string): number {
  const rank = (kind: string) => severities.indexOf(severityOfKind(kind));
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function haveTwoKindsTogether(rows: readonly RiskDetection[]): boolean {
  const timed = rows
    .map(row => ({ at: timeOf(row), kind: kindOf(row) }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((a, b) => a.at - b.at);
  // Neighbours are enough: between two of different kinds that are near there are two neighbours that are.
  return timed.some(
    ({ at, kind }, index) =>
      index > 0 &&
      kind !== timed[index - 1].kind &&
      at - timed[index - 1].at <= TOGETHER_MS,
  );
}
