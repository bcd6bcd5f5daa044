import type { WholePolicy } from '../../conditionalAccess';
import { templateRoles } from '../priv/roleTiers';
import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';
import { sessionLimits } from './sessionLimits';

const namesAdministrators = ({ allUsers, roles }: WholePolicy) =>
  allUsers || templateRoles.every(role => roles.has(role));

function limits({ policy }: WholePolicy): boolean {
  const { hours = Infinity, browserForgets } = sessionLimits(policy);
  return hours <= 24 && browserForgets;
}

export const adminSession = defineCheck({
  id: 'ca.admin-session',
  family: 'ca',
  title: 'Sessions of administrators are long or stay in the browser',
  severity: 'medium',
  whyItMatters:
    'A stolen session of an administrator works as long as it lasts. Without a limit that is 90 days, on a browser that remembers.',
  howToFix: [
    'Enforce a policy for the administrator roles with a sign-in frequency of a day or less, and persistent browser sessions Never.',
  ],
  falsePositives: [
    'Administrators who work only from devices that a policy binds their session to.',
  ],
  references: {
    mitre: ['T1550.004'],
    cis: ['5.2.2.4'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-admin-portals',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy limits the sessions of the fourteen administrator roles to a day and keeps browsers from remembering them.',
      closes: whole =>
        namesAdministrators(whole) &&
        limits(whole) &&
        isForEveryone({ ...whole, allUsers: true }, accepted),
      almost: whole =>
        limits(whole)
          ? [
              ...(namesAdministrators(whole)
                ? []
                : ['it does not name all fourteen roles']),
              ...shortfall({ ...whole, allUsers: true }, accepted),
            ].join('; ')
          : undefined,
    });
  },
});
