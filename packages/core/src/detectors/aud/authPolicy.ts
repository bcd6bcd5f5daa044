import { activityList, auditDetector } from './auditDetector';
import type { Audit } from './auditRecord';
import { looserAuthorization } from './looserAuthorization';
import { looserMethods } from './looserMethods';
import { asFlag, asList, added } from './auditValue';
import { sighting, targetEntity, utcDay } from './sighting';
import type { Severity } from '../../model';

const securityDefaults = 'update security defaults';
const methods = 'authentication methods policy update';
const authorization = 'update authorization policy';
const company = 'set company information';

/** How the tenant lets people sign in, consent and invite was made looser. */
export const authPolicy = auditDetector({
  id: 'aud.auth-policy',
  title: 'Sign-in methods or defaults of the tenant were weakened',
  severity: 'high',
  whyItMatters:
    'A method that is allowed for all, an external one that is trusted, a root certificate or defaults that are off let in everyone they fit, and no single account shows it.',
  howToFix: [
    'Ask who made the change whether they meant it.',
    'If nobody did: put the setting back, and treat the account that changed it as taken over; look for sign-ins by the new method or certificate.',
    'Let few hold Authentication Policy Administrator and Global Administrator.',
  ],
  falsePositives: [
    'A roll-out of a method, of certificates or of Conditional Access in place of security defaults; acknowledge it.',
    'Where the record does not hold the values before and after, or only their beginning, the change is named as medium without saying whether it is looser.',
    'Properties that are not known to matter are left out.',
  ],
  references: {
    mitre: ['T1556'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-infrastructure',
      'https://learn.microsoft.com/graph/api/resources/authorizationpolicy',
      'https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicy',
    ],
  },
  needs: ['directoryAudits'],
  activities: [
    securityDefaults,
    'disable security defaults',
    methods,
    authorization,
    company,
    'add certificationbasedauthconfiguration',
    'add certificatebasedauthconfiguration',
  ],
  judge(audit) {
    const looser = looserSettings(audit);
    if (looser && !looser.length) return [];
    const severity: Severity = looser ? 'high' : 'medium';
    return [
      sighting(audit, {
        key: `${audit.activity}:${utcDay(audit.at)}:${audit.action}`,
        severity,
        statement: looser
          ? 'A setting of the tenant for signing in, consents or guests was loosened.'
          : 'A setting of the tenant for signing in was changed, and the record does not say whether it is looser.',
        affected: [targetEntity(audit.target('policy'))],
        facts: { loosened: looser ?? null },
      }),
    ];
  },
});

/** What is looser; undefined where the record does not tell. */
function looserSettings(audit: Audit): string[] | undefined {
  switch (audit.activity) {
    case methods:
      return looserMethods(audit.change('AuthenticationMethodsPolicy'));
    case authorization:
      return looserAuthorization(audit);
    case company: {
      // The company's address and telephone are set by the same name.
      const change = audit.change('TrustedCAsForPasswordlessAuth');
      const more = change && added(asList(change.old), asList(change.new));
      return more?.length ? ['a root certificate was added'] : [];
    }
    case securityDefaults:
      return defaultsOff(audit);
    case 'disable security defaults':
      return ['security defaults are off'];
    default:
      return ['a root certificate was added'];
  }
}

function defaultsOff(audit: Audit): string[] | undefined {
  const flags = audit.targets
    .flatMap(({ changes }) => [...changes.values()])
    .filter(each => asFlag(each.new) !== undefined);
  if (!flags.length) return undefined;
  return flags.some(each => asFlag(each.new) === false)
    ? ['security defaults are off']
    : [];
}
