import type { Severity, TenantFacts } from '../../model';
import { activityList, auditDetector } from './auditDetector';
import type { Audit } from './auditRecord';
import { added, asFlag, asText, words } from './auditValue';
import { sighting, targetEntity } from './sighting';

/** What every sign-in asks for. */
const ordinary = /^(openid|profile|email|offline_access|User\.Read)$/i;
/** What people write and store. */
const content =
  /^(Mail|Mail-Advanced|MailboxSettings|MailboxItem|Files|Sites|Notes|Chat|ChatMessage|ChannelMessage|Calendars|Contacts|EWS|IMAP|POP|SMTP)\.|^full_access_as_(app|user)$/i;
const blocked = /UserConsentBlockedForRiskyApps/i;

/** A person, or an administrator for all, let an app in. */
export const consent = auditDetector({
  id: 'aud.consent',
  title: 'Risky consent to an app',
  severity: 'high',
  whyItMatters:
    'A consent gives an app what the person can reach, without their password and past their second factor, and with offline access for as long as nobody takes it back. Phishing asks for consents because they outlive a reset.',
  howToFix: [
    'Ask the person what the app is; look at its publisher and its reply addresses.',
    'If it is not known: revoke its permissions, disable it, revoke the sessions of who consented, and look at the mailboxes and files that it read.',
    'Let people consent to apps of verified publishers and low-impact permissions only, and ask an administrator for the rest.',
  ],
  falsePositives: [
    'Mail clients and products for files that people may use; acknowledge them, or consent to them once for all.',
    'Whether the publisher is verified stands in no audit record; `app.third-party-risky` and `app.user-consent-grant` judge what was granted.',
    'Application permissions that an administrator consents to are told by `aud.app-permission`.',
    'The text of the permissions is cut after a while: then the consent is named without them, as medium.',
  ],
  references: {
    mitre: ['T1528'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-applications',
      'https://learn.microsoft.com/defender-office-365/detect-and-remediate-illicit-consent-grants',
    ],
  },
  needs: ['directoryAudits'],
  activities: ['consent to application'],
  refusedToo: true,
  judge(audit, { tenant }) {
    const app = targetEntity(
      audit.target('serviceprincipal', 'application') ?? audit.targets[0],
    );
    const about = {
      key: `${app?.id ?? 'unnamed'}:${audit.by?.id ?? 'unknown'}:${audit.action}`,
      affected: [app],
    };
    if (!audit.succeeded)
      return wasBlocked(audit)
        ? [
            sighting(audit, {
              ...about,
              severity: 'info',
              statement:
                'A consent was refused because the app looks risky to Microsoft.',
              facts: { blocked: true },
            }),
          ]
        : [];
    const judged = judgeConsent(audit, tenant);
    return judged
      ? [
          sighting(audit, {
            ...about,
            severity: judged.severity,
            statement: judged.statement,
            facts: {
              scopes: judged.scopes ?? null,
              forEveryone: isForAll(audit),
            },
          }),
        ]
      : [];
  },
});

function judgeConsent(
  audit: Audit,
  tenant: TenantFacts,
): { severity: Severity; statement: string; scopes?: string[] } | undefined {
  const scopes = grantedScopes(audit);
  if (!scopes)
    return {
      severity: 'medium',
      statement:
        'Somebody consented to an app, and the record does not say to what.',
    };
  const sensitive = scopes.filter(
    scope =>
      content.test(scope) ||
      (tenant.permissionTier(scope, 'delegated') ?? 2) <= 1,
  );
  if (isForAll(audit)) {
    if (scopes.every(scope => ordinary.test(scope))) return undefined;
    return {
      severity: sensitive.length ? 'high' : 'medium',
      statement: sensitive.length
        ? 'An app was let at the mail, files or directory of everyone.'
        : 'A consent to an app was given for everyone.',
      scopes,
    };
  }
  if (!sensitive.length) return undefined;
  const lasting = scopes.some(scope => /^offline_access$/i.test(scope));
  return {
    severity: lasting ? 'high' : 'medium',
    statement: `A person let an app at their mail, files or the directory${lasting ? ', lastingly' : ''}.`,
    scopes,
  };
}

function isForAll(audit: Audit): boolean {
  return (
    asFlag(audit.change('ConsentContext.OnBehalfOfAll')?.new) ??
    /ConsentType: *AllPrincipals/i.test(permissionText(audit) ?? '')
  );
}

function permissionText(audit: Audit): string | undefined {
  const value = audit.change('ConsentAction.Permissions')?.new;
  return asText(value) ?? (words(value).join(' ') || undefined);
}

/**
 * `[] => [[Id: …, ConsentType: Principal, Scope: Mail.Read offline_access, …]]; ` is what Microsoft writes: before, an
 * arrow, and after. Undefined where it does not say.
 *
 * @see https://learn.microsoft.com/defender-office-365/detect-and-remediate-illicit-consent-grants
 */
function grantedScopes(audit: Audit): string[] | undefined {
  const text = permissionText(audit);
  if (text === undefined) return undefined;
  if (!/Scope:/i.test(text)) {
    // Both sides empty: permissions of the app itself were granted, which other records tell.
    if (/^\[\] *=> *\[\]/.test(text)) return [];
    return /=>|Id:/.test(text) ? undefined : words(text);
  }
  const [before, after] = text.includes('=>') ? text.split('=>') : ['', text];
  const scopes = (side: string) =>
    [...side.matchAll(/Scope: *([^,\]]*)/gi)].flatMap(([, each]) =>
      words(each),
    );
  return added(scopes(before), scopes(after));
}

function wasBlocked(audit: Audit): boolean {
  return (
    blocked.test(audit.reason) ||
    audit.targets.some(({ changes }) =>
      [...changes.values()].some(each => blocked.test(asText(each.new) ?? '')),
    )
  );
}
