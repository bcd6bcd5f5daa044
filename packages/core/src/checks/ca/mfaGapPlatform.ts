import { audienceNoun, figure } from '../../conditionalAccess/tenant';
import { defineCheck } from '../../model';
import { holes } from './policyHoles';
import { signInNeeds, signInUses } from './signIns';

export const mfaGapPlatform = defineCheck({
  id: 'ca.mfa-gap.platform',
  family: 'ca',
  title: 'Multifactor authentication depends on what the client claims',
  severity: 'high',
  whyItMatters:
    'A policy for some platforms or kinds of client is evaded by claiming another: the platform is read from the user agent, which the client writes as it likes.',
  howToFix: [
    'Let the policy apply to all platforms and all client apps.',
    'Or block what it does not name: include every platform, leave out those that are covered.',
  ],
  falsePositives: [
    'None that is known: whoever can sign in can claim any platform.',
  ],
  references: {
    mitre: ['T1556.009'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions#device-platforms',
    ],
  },
  needs: signInNeeds,
  uses: signInUses,
  evaluate(view) {
    return holes(view, {
      isHole: ({ failing }) =>
        failing === 'platform' || failing === 'clientAppType',
      severityOf: () => 'high',
      statementOf: ({ worst, people }) =>
        `${figure(people)} ${audienceNoun(worst.audience, people)} can sign in without multifactor authentication by claiming ${worst.cause.failing === 'platform' ? 'a platform' : 'a kind of client'} that the policy does not cover.`,
      objectsOf: () => [],
    });
  },
});
