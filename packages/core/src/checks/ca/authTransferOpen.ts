import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

export const authTransferOpen = defineCheck({
  id: 'ca.auth-transfer-open',
  family: 'ca',
  title: 'Authentication transfer is not blocked',
  severity: 'low',
  whyItMatters:
    'A code on the screen moves a session from a computer to a phone. Whoever shows such a code to a camera, or photographs it, carries the session to a device that nobody manages.',
  howToFix: [
    'Enforce a policy for all users and all resources with the condition Authentication flows: Authentication transfer, that blocks.',
  ],
  falsePositives: [
    'Organisations that sign people in to their phones by the code of Outlook on the computer.',
  ],
  references: {
    mitre: ['T1528'],
    cis: ['5.2.2.17'],
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
        'No enforced policy blocks authentication transfer for all users and all resources.',
      closes: whole =>
        whole.blocks &&
        whole.transferMethods.has('authenticationTransfer') &&
        isForEveryone(whole, accepted, ['authenticationFlows']),
      almost: whole =>
        whole.blocks && whole.transferMethods.has('authenticationTransfer')
          ? shortfall(whole, accepted, ['authenticationFlows']).join('; ')
          : undefined,
    });
  },
});
