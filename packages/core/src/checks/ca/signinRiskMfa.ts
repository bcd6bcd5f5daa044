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
  const frequency = policy.sessionControls?.signInFrequency as
    { isEnabled?: boolean; frequencyInterval?: string } | null | undefined;
  const everyTime =
    frequency?.isEnabled !== false &&
    frequency?.frequencyInterval === 'everyTime';
  return (
    Boolean(policy.conditions?.signInRiskLevels?.includes('medium')) &&
    (blocks || (requiresMfa && everyTime))
  );
}

export const signinRiskMfa = defineCheck({
  id: 'ca.signin-risk-mfa',
  family: 'ca',
  title: 'Sign-ins at medium risk are not asked again',
  severity: 'medium',
  whyItMatters:
    'A session that was proved once lasts. At medium risk nobody has to prove themselves anew, so that a stolen session goes on. Levels are a list: high does not include medium.',
  howToFix: [
    'Enforce a policy for all users and all resources at medium sign-in risk that requires multifactor authentication, with the sign-in frequency Every time.',
  ],
  falsePositives: [
    'Tenants where another product watches for risk and stops the session.',
  ],
  references: {
    cis: ['5.2.2.7'],
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
        'No enforced policy asks for multifactor authentication every time at medium sign-in risk.',
      closes: whole =>
        acts(whole) && isForEveryone(whole, accepted, ['signInRisk']),
      almost: whole =>
        acts(whole)
          ? shortfall(whole, accepted, ['signInRisk']).join('; ')
          : undefined,
    });
  },
});
