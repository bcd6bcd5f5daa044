import type { Severity, TenantFacts } from '../../model';
import {
  activityList,
  administratorNeeds,
  auditDetector,
} from './auditDetector';
import type { Audit, Target } from './auditRecord';
import { asList, asText } from './auditValue';
import { isMicrosoftService } from './microsoftActors';
import { sighting, targetEntity } from './sighting';

const byAdmin = [
  'admin registered security info',
  'admin updated security info',
  'admin deleted security info',
];
const disabled = 'disable strong authentication';
const updated = 'update user';

interface Judged {
  severity: Severity;
  statement: string;
}

/** The methods of an administrator were changed, or somebody changed another's who has no business to. */
export const methodAdmin = auditDetector({
  id: 'aud.method-admin',
  title: 'Sign-in methods of an administrator were changed',
  severity: 'high',
  whyItMatters:
    'A temporary pass or a new phone on an administrator’s account is a way in that their password does not close, and switching the second factor off makes the stolen password enough.',
  howToFix: [
    'Ask the administrator whose methods were changed, by another way, whether they know.',
    'If they do not: remove the method or pass, revoke their sessions, and treat the account that made the change as taken over.',
    'Let only Privileged Authentication Administrators change the methods of administrators.',
  ],
  falsePositives: [
    'A new administrator who is given a temporary pass for the first sign-in; acknowledge it.',
    'An administrator who replaces their own phone deletes the old one.',
    'Who is an administrator, and who holds a role for changing methods, is judged by what they hold now.',
    'For people without a role only a change by somebody without any is named, and multifactor authentication that was switched off.',
  ],
  references: {
    mitre: ['T1556.006', 'T1098'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-privileged-accounts',
      'https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass',
    ],
  },
  needs: ['directoryAudits', ...administratorNeeds],
  activities: [...byAdmin, 'user deleted security info', disabled, updated],
  judge(audit, { tenant }) {
    const person = audit.target('user');
    if (!person?.id || isMicrosoftService(audit.by, tenant)) return [];
    const judged = judgeChange(audit, person, tenant);
    return judged
      ? [
          sighting(audit, {
            // Switching the second factor off is written as itself and as an update, of one action.
            key: `${person.id}:${audit.action}`,
            ...judged,
            affected: [targetEntity(person)],
            facts: {
              tier: tenant.tierOf(person.id) ?? null,
              temporaryPass: isPass(audit),
            },
          }),
        ]
      : [];
  },
});

function judgeChange(
  audit: Audit,
  { id }: Target,
  tenant: TenantFacts,
): Judged | undefined {
  const isAdministrator = tenant.tierOf(id!) !== undefined;
  if (audit.activity === disabled || audit.activity === updated) {
    if (audit.activity === updated && !isSwitchedOff(audit)) return undefined;
    return {
      severity: isAdministrator ? 'high' : 'medium',
      statement: `Multifactor authentication was switched off for ${isAdministrator ? 'an administrator' : 'a person'}.`,
    };
  }
  if (isAdministrator)
    return isPass(audit)
      ? {
          severity: 'high',
          statement: 'A temporary access pass was made for an administrator.',
        }
      : {
          severity: 'medium',
          statement: 'Sign-in methods of an administrator were changed.',
        };
  const { by } = audit;
  const another = by?.kind === 'user' && by.id !== id;
  return byAdmin.includes(audit.activity) &&
    another &&
    tenant.tierOf(by.id) === undefined
    ? {
        severity: 'medium',
        statement:
          'Somebody who holds no role for it changed the sign-in methods of another.',
      }
    : undefined;
}

function isPass(audit: Audit): boolean {
  return (
    /temporary access pass/i.test(audit.reason) ||
    audit.targets.some(({ changes }) =>
      [...changes.keys()].some(name => /temporaryaccesspass/i.test(name)),
    )
  );
}

/**
 * `StrongAuthenticationRequirement` goes from `[{"RelyingParty":"*","State":1,…}]` to `[]`, or to a state of 0; 1 is
 * enabled and 2 is enforced.
 */
function isSwitchedOff(audit: Audit): boolean {
  const change = audit.change('StrongAuthenticationRequirement');
  return (
    change !== undefined && state(change.old) > 0 && state(change.new) === 0
  );
}

function state(value: unknown): number {
  return Math.max(
    0,
    ...asList(value).map(each => {
      const [, found] =
        /"?State"?\s*[:=]\s*"?(\d+|enabled|enforced)/i.exec(each) ?? [];
      return found === undefined
        ? 0
        : Number(asText(found)?.replace(/\D+/, '1'));
    }),
  );
}
