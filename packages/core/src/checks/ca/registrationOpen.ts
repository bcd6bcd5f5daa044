import type { WholePolicy } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

function guards(whole: WholePolicy): boolean {
  const actions = whole.policy.conditions?.applications?.includeUserActions;
  return (
    Boolean(actions?.includes('urn:user:registersecurityinfo')) &&
    (whole.blocks || whole.requiresMfa || whole.requiresDevice)
  );
}

export const registrationOpen = defineCheck({
  id: 'ca.registration-open',
  family: 'ca',
  title: 'Anyone with a password can register the second factor',
  severity: 'high',
  whyItMatters:
    'Whoever has the password of an account without a method can register their own phone for it, and passes every later prompt as its owner.',
  howToFix: [
    'Enforce a policy for all users with the user action Register security information that requires multifactor authentication or a managed device, or blocks outside trusted locations.',
    'Give new people a Temporary Access Pass to begin with.',
  ],
  falsePositives: [
    'Tenants where every person registered long ago and no account is new.',
  ],
  references: {
    mitre: ['T1098.005', 'T1556.006'],
    cis: ['5.2.2.10'],
    scuba: ['MS.AAD.3.8v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-security-info-registration',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy for all users guards the registration of security information.',
      closes: whole =>
        guards(whole) &&
        isForEveryone({ ...whole, allApps: true }, accepted, [
          'userActions',
          ...(whole.blocks ? (['locations'] as const) : []),
        ]),
      almost: whole =>
        guards(whole)
          ? shortfall({ ...whole, allApps: true }, accepted, [
              'userActions',
              ...(whole.blocks ? ['locations'] : []),
            ]).join('; ')
          : undefined,
    });
  },
});
