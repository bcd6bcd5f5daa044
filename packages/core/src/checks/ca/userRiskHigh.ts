import type { WholePolicy } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';
import { withoutRisk } from './riskLicence';

function acts({ policy, blocks, requiresMfa }: WholePolicy): boolean {
  const controls = policy.grantControls?.builtInControls ?? [];
  return (
    Boolean(policy.conditions?.userRiskLevels?.includes('high')) &&
    (blocks ||
      controls.includes('riskRemediation') ||
      (requiresMfa && controls.includes('passwordChange')))
  );
}

export const userRiskHigh = defineCheck({
  id: 'ca.user-risk-high',
  family: 'ca',
  title: 'Nothing is done about users at high risk',
  severity: 'high',
  whyItMatters:
    'Microsoft holds a user at high risk when the password was found for sale or the account behaves as if somebody else had it. No policy blocks them or makes them change the password.',
  howToFix: [
    'Enforce a policy for all users and all resources at high user risk that blocks, or requires multifactor authentication and a password change.',
  ],
  falsePositives: [
    'Tenants where another product watches for risk and stops the session.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.2.2.6'],
    scuba: ['MS.AAD.2.1v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-risk-based-user',
    ],
  },
  needs: [...baselineNeeds, 'subscribedSkus'],
  async evaluate(view) {
    const unlicensed = await withoutRisk(view);
    if (unlicensed) return unlicensed;
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy blocks or remediates users at high risk for all users and all resources.',
      closes: whole =>
        acts(whole) && isForEveryone(whole, accepted, ['userRisk']),
      almost: whole =>
        acts(whole)
          ? shortfall(whole, accepted, ['userRisk']).join('; ')
          : undefined,
    });
  },
});
