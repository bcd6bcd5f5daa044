import { readGrant } from '../../conditionalAccess/controls';
import { defineCheck } from '../../model';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

export const allAppsMissing = defineCheck({
  id: 'ca.all-apps-missing',
  family: 'ca',
  title: 'No policy is for all resources',
  severity: 'medium',
  whyItMatters:
    'Policies for single apps miss every app that is added later, and what apps reach behind them.',
  howToFix: [
    'Enforce a policy for all users and all resources, and leave out what cannot be covered rather than naming what can.',
  ],
  falsePositives: [
    'Tenants that hold no more than the apps which their policies name.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/plan-conditional-access',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy with a control is for all users and all resources.',
      closes: whole =>
        whole.enabled &&
        whole.allUsers &&
        whole.allApps &&
        readGrant(whole.policy, {}).controls.length > 0,
      almost: whole =>
        whole.allUsers && whole.allApps
          ? shortfall(whole, accepted).join('; ') || 'it has no control'
          : undefined,
    });
  },
});
