import type { WholePolicy } from '../../conditionalAccess';
import {
  onlyPhishingResistant,
  readGrant,
} from '../../conditionalAccess/controls';
import { defineCheck } from '../../model';
import { highlyPrivileged } from '../priv/highlyPrivileged';
import { isForEveryone } from './everyone';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

const namesAdministrators = ({ allUsers, roles }: WholePolicy) =>
  allUsers || [...highlyPrivileged].every(role => roles.has(role));

/** No way to meet the grant can be phished. */
export function resistsPhishing({ policy }: WholePolicy): boolean {
  const { operator, controls } = readGrant(policy, {});
  const strong = controls.map(
    control =>
      control.kind === 'strength' && onlyPhishingResistant(control) === true,
  );
  return operator === 'AND'
    ? strong.includes(true)
    : strong.length > 0 && !strong.includes(false);
}

export const phishingResistantAdmins = defineCheck({
  id: 'ca.phishing-resistant-admins',
  family: 'ca',
  title: 'Administrators need no method that resists phishing',
  severity: 'high',
  whyItMatters:
    'A code or a push can be talked out of somebody, or relayed by a page that looks like Microsoft’s. For administrators that is the tenant.',
  howToFix: [
    'Give every administrator a passkey, Windows Hello for Business or a certificate.',
    'Enforce a policy for the administrator roles (or all users), all resources, with the authentication strength Phishing-resistant MFA.',
  ],
  falsePositives: [
    'Administrators whom several policies with such strengths cover together; check_ca_gaps works that out.',
  ],
  references: {
    mitre: ['T1566.002', 'T1557'],
    cis: ['5.2.2.5'],
    scuba: ['MS.AAD.3.6v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-admin-phish-resistant-mfa',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy asks every highly privileged administrator for a method that resists phishing.',
      closes: whole =>
        namesAdministrators(whole) &&
        resistsPhishing(whole) &&
        isForEveryone({ ...whole, allUsers: true }, accepted),
      almost(whole) {
        if (!resistsPhishing(whole) || !(whole.allUsers || whole.roles.size))
          return undefined;
        const missing = [...highlyPrivileged].filter(
          role => !whole.roles.has(role),
        ).length;
        return [
          ...(whole.allUsers || !missing
            ? []
            : [
                `${missing} of the ${highlyPrivileged.size} highly privileged roles are not among those it names`,
              ]),
          ...shortfall({ ...whole, allUsers: true }, accepted),
        ].join('; ');
      },
    });
  },
});
