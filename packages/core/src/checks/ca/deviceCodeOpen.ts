import { excludesOnly } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

export const deviceCodeOpen = defineCheck({
  id: 'ca.device-code-open',
  family: 'ca',
  title: 'Device code flow is not blocked',
  severity: 'high',
  whyItMatters:
    'In a device code attack the victim types a code on Microsoft’s own page and hands the attacker a session, second factor included.',
  howToFix: [
    'Enforce a policy for all users and all resources with the condition Authentication flows: Device code flow, that blocks.',
    'Leave out only the accounts of meeting rooms and other screens without a keyboard.',
  ],
  falsePositives: [
    'Developers who use the Azure command line on machines without a browser.',
  ],
  references: {
    mitre: ['T1528', 'T1566.002'],
    cis: ['5.2.2.12'],
    scuba: ['MS.AAD.3.9v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-authentication-flows',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy blocks the device code flow for all users and all resources.',
      closes: whole =>
        whole.enabled &&
        whole.allUsers &&
        whole.allApps &&
        whole.blocks &&
        whole.transferMethods.has('deviceCodeFlow') &&
        [...whole.narrowing].every(each => each === 'authenticationFlows') &&
        excludesOnly(whole, accepted),
      almost: whole =>
        whole.blocks && whole.transferMethods.has('deviceCodeFlow')
          ? shortfall(whole, accepted, ['authenticationFlows']).join('; ')
          : undefined,
    });
  },
});
