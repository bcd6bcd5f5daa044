import { excludesOnly } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

export const allUsersMfaMissing = defineCheck({
  id: 'ca.all-users-mfa-missing',
  family: 'ca',
  title: 'No policy asks every user for multifactor authentication',
  severity: 'critical',
  whyItMatters:
    'Each account that signs in with a password alone is a way in; mail and files of one person are enough for the next step.',
  howToFix: [
    'Enforce a policy for all users and all resources that requires multifactor authentication, alone or together with other controls (not one of several).',
    'Leave out nobody but the emergency accounts, and declare those.',
  ],
  falsePositives: [
    'People whose sign-ins other policies cover together; this check reads whole policies only.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.2.2.2'],
    scuba: ['MS.AAD.3.2v2'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-mfa-strength',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy asks all users for multifactor authentication on all resources.',
      closes: whole =>
        whole.enabled &&
        whole.allUsers &&
        whole.allApps &&
        whole.requiresMfa &&
        !whole.narrowing.size &&
        excludesOnly(whole, accepted),
      almost: whole =>
        whole.requiresMfa && whole.allUsers
          ? shortfall(whole, accepted).join('; ')
          : undefined,
    });
  },
});
