import { excludesOnly, WholePolicy } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import { templateRoles } from '../priv/roleTiers';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

const namesAdministrators = ({ allUsers, roles }: WholePolicy) =>
  allUsers || templateRoles.every(role => roles.has(role));

export const adminMfaMissing = defineCheck({
  id: 'ca.admin-mfa-missing',
  family: 'ca',
  title: 'No policy asks every administrator for multifactor authentication',
  severity: 'critical',
  whyItMatters:
    'Whoever gets an administrator’s password gets the tenant. A policy for some roles, or with groups left out, leaves the others with a password.',
  howToFix: [
    'Enforce a policy for the fourteen roles of Microsoft’s template (or all users), all resources, that requires multifactor authentication or, better, a phishing-resistant strength.',
    'Leave out nobody but the emergency accounts, and declare those.',
  ],
  falsePositives: [
    'Administrators whose sign-ins other policies cover together; this check reads whole policies only.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.2.2.1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-admin',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy asks all fourteen administrator roles for multifactor authentication on all resources.',
      closes: whole =>
        whole.enabled &&
        namesAdministrators(whole) &&
        whole.allApps &&
        whole.requiresMfa &&
        !whole.narrowing.size &&
        excludesOnly(whole, accepted),
      almost(whole) {
        if (!whole.requiresMfa || !(whole.allUsers || whole.roles.size))
          return undefined;
        const missing = templateRoles.filter(
          role => !whole.roles.has(role),
        ).length;
        return [
          ...(whole.allUsers || !missing
            ? []
            : [
                `it names ${whole.roles.size} roles, and ${missing} of the fourteen are not among them`,
              ]),
          ...shortfall(whole, accepted).filter(
            reason => reason !== 'it does not include all users',
          ),
        ].join('; ');
      },
    });
  },
});
