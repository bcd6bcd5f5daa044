import {
  Application,
  defineCheck,
  eachSelected,
  selection,
  Witness,
} from '../../model';
import { unsent, verdictOf } from '../verdictOf';
import { applicationRef } from './principals';

/** Audiences with other tenants in them; personal accounts have no service principals. */
const otherTenants: ReadonlySet<string> = new Set([
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
]);

/**
 * Whether nobody in another tenant can add a credential with which the app signs in. The key that signs SAML tokens is
 * that tenant's to choose. Undefined: a lock with a part that was not sent.
 *
 * @see https://learn.microsoft.com/graph/api/resources/serviceprincipallockconfiguration
 */
function isLocked({
  servicePrincipalLockConfiguration: lock,
}: Pick<Application, 'servicePrincipalLockConfiguration'>):
  boolean | undefined {
  if (!lock || lock.isEnabled === false) return false;
  const { isEnabled, allProperties, credentialsWithUsageVerify } = lock;
  const parts = [allProperties, credentialsWithUsageVerify];
  if (isEnabled && parts.includes(true)) return true;
  return isEnabled && parts.every(part => part === false) ? false : undefined;
}

const locks = selection(
  'applications',
  ({
    id,
    appId,
    displayName,
    signInAudience,
    servicePrincipalLockConfiguration,
  }) => ({
    id,
    appId,
    displayName,
    signInAudience,
    servicePrincipalLockConfiguration,
  }),
);

export const multitenantUnlocked = defineCheck({
  id: 'app.multitenant-unlocked',
  family: 'app',
  title: 'Multi-tenant app whose credentials others can add to',
  severity: 'medium',
  whyItMatters:
    'An app for other tenants has a service principal in each of them. Unless it is locked, whoever administers apps in one of them can add a secret to it there, and sign in as your app with what that tenant consented to.',
  howToFix: [
    'In App registrations, Authentication, App instance property lock, switch the lock on for all properties.',
    'Where only people of your tenant use the app, let it be for accounts in this organisation only.',
  ],
  falsePositives: [
    'Apps that no other tenant has taken up: nothing is there yet that could be changed.',
    'Apps whose customers bring the certificate that signs their SAML tokens: it may stay unlocked, and is not asked for.',
  ],
  references: {
    mitre: ['T1098.001'],
    urls: [
      'https://learn.microsoft.com/entra/identity-platform/howto-configure-app-instance-property-locks',
      'https://learn.microsoft.com/graph/api/resources/serviceprincipallockconfiguration',
    ],
  },
  needs: ['applications'],
  async evaluate(view) {
    const witnesses: Witness[] = [];
    let read = 0;
    let multiTenant = 0;
    let missing = 0;
    await eachSelected(view, locks, app => {
      read += 1;
      if (!app.signInAudience) missing += 1;
      if (!otherTenants.has(app.signInAudience ?? '')) return;
      multiTenant += 1;
      const locked = isLocked(app);
      if (locked === undefined) missing += 1;
      if (locked !== false) return;
      const lock = app.servicePrincipalLockConfiguration;
      witnesses.push({
        key: app.id,
        statement: lock?.isEnabled
          ? 'An app for other tenants locks some of its properties there, and not the credentials with which it signs in.'
          : 'An app for other tenants does not lock its credentials there.',
        affected: [
          applicationRef(app, {
            servicePrincipalLockConfiguration: lock ?? null,
          }),
        ],
        facts: {
          signInAudience: app.signInAudience,
          isEnabled: lock?.isEnabled ?? null,
        },
      });
    });
    return verdictOf(
      witnesses,
      unsent(
        'applications',
        { missing, seen: read - missing },
        `Microsoft did not send of ${missing} apps whom they are for or what of them is locked.`,
      ),
      { applications: read, multiTenant },
    );
  },
});
