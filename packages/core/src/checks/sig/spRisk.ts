import { defineCheck, type Witness } from '../../model';
import { isAtRisk } from './risk';

const levels = ['high', 'medium', 'hidden'];

export const spRisk = defineCheck({
  id: 'sig.sp-risk',
  family: 'sig',
  title: 'Risky workload identity',
  severity: 'high',
  whyItMatters:
    'An application that is taken over signs in with its own secret, without a second factor and at any hour, with whatever it was granted.',
  howToFix: [
    'Look at the risk in the risky workload identities report and at where the application signed in from.',
    'If it is real: disable it, remove its credentials, then look at what it read and changed, and at consents and owners.',
    'If it is not: dismiss it there; that ends the finding here.',
  ],
  falsePositives: [
    'An application that has moved to another cloud or region.',
    'A secret found in a public place that had been replaced already.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/id-protection/concept-workload-identity-risk',
      'https://learn.microsoft.com/graph/api/resources/riskyserviceprincipal',
    ],
  },
  needs: ['riskyServicePrincipals'],
  async evaluate(view) {
    const witnesses: Witness[] = [];
    let seen = 0;
    for await (const principal of view.rows('riskyServicePrincipals')) {
      seen += 1;
      const { id, displayName, appId, isEnabled } = principal;
      const { riskLevel, riskState, riskDetail } = principal;
      const since = principal.riskLastUpdatedDateTime;
      const confirmed = riskState === 'confirmedCompromised';
      if (
        !isAtRisk(principal) ||
        (!confirmed && !levels.includes(riskLevel ?? ''))
      )
        continue;
      witnesses.push({
        key: id,
        statement: confirmed
          ? 'An application is confirmed compromised.'
          : `An application is at ${riskLevel} risk.`,
        affected: [
          {
            kind: 'servicePrincipal',
            id,
            label: displayName ?? appId ?? id,
            facts: {
              appId,
              isEnabled,
              riskLevel,
              riskState,
              riskDetail,
              since,
            },
          },
        ],
        facts: {
          riskLevel: riskLevel ?? null,
          riskState: riskState ?? null,
          isEnabled: isEnabled ?? null,
        },
      });
    }
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { riskyApplicationsSeen: seen } };
  },
});
