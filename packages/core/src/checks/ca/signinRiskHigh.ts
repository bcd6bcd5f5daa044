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

function acts({ policy, blocks }: WholePolicy): boolean {
  return (
    blocks && Boolean(policy.conditions?.signInRiskLevels?.includes('high'))
  );
}

export const signinRiskHigh = defineCheck({
  id: 'ca.signin-risk-high',
  family: 'ca',
  title: 'Sign-ins at high risk are not blocked',
  severity: 'high',
  whyItMatters:
    'Microsoft sees signs of an attack in the sign-in itself, such as an anonymous network or a stolen token, and no policy stops it.',
  howToFix: [
    'Enforce a policy for all users and all resources at high sign-in risk that blocks.',
  ],
  falsePositives: [
    'Tenants where another product watches for risk and stops the session.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.2.2.8'],
    scuba: ['MS.AAD.2.3v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-risk-based-sign-in',
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
        'No enforced policy blocks sign-ins at high risk for all users and all resources.',
      closes: whole =>
        acts(whole) && isForEveryone(whole, accepted, ['signInRisk']),
      almost: whole =>
        acts(whole)
          ? shortfall(whole, accepted, ['signInRisk']).join('; ')
          : undefined,
    });
  },
});
