import { defineCheck, Severity, User, Witness } from '../../model';
import {
  holderNeeds,
  holderUses,
  principalIds,
  roleHolders,
  userRef,
  usersAmong,
} from '../priv/holders';
import { consentNeeds, consents } from './consents';
import { opensContent } from './graphPermissions';
import {
  appOrigin,
  principalRef,
  principalsAmong,
  tenantIdOf,
} from './principals';

/** What a person should not give away alone: content, the directory, and writing everywhere. */
function risky(scope: string): boolean {
  return (
    opensContent(scope) ||
    /^(Mail|Files|Sites|Directory)\./.test(scope) ||
    scope === 'MailboxSettings.ReadWrite' ||
    scope.endsWith('.ReadWrite.All')
  );
}

export const userConsentGrant = defineCheck({
  id: 'app.user-consent-grant',
  family: 'app',
  title: 'Person consented to a risky app permission',
  severity: 'high',
  whyItMatters:
    'A consent outlives a new password and asks for no second factor: it is what consent phishing is after. That of an administrator opens what the administrator may do.',
  howToFix: [
    'Ask the people whether they know the app; revoke the consent where they do not, and treat it as an incident.',
    'Let people consent to low-risk permissions of verified publishers only.',
  ],
  falsePositives: ['Mail and file clients that people chose themselves.'],
  references: {
    mitre: ['T1528'],
    urls: [
      'https://learn.microsoft.com/defender-office-365/detect-and-remediate-illicit-consent-grants',
    ],
  },
  needs: [...new Set([...consentNeeds, ...holderNeeds])],
  uses: holderUses,
  async evaluate(view) {
    const given = new Map<string, Map<string, Set<string>>>();
    for await (const { clientId, principalId, scopes } of consents(
      view,
      risky,
    )) {
      if (!principalId) continue;
      const people = given.get(clientId) ?? new Map<string, Set<string>>();
      const known = people.get(principalId) ?? new Set<string>();
      for (const scope of scopes) known.add(scope);
      given.set(clientId, people.set(principalId, known));
    }
    const tenantId = await tenantIdOf(view);
    const found = (await principalsAmong(view, given)).filter(
      app => appOrigin(app, tenantId) !== 'microsoft',
    );
    if (!found.length) return { outcome: 'pass', evidence: { apps: 0 } };
    const administrators = principalIds(await roleHolders(view, 1));
    const people = await usersAmong(
      view,
      new Set(found.flatMap(({ id }) => [...given.get(id)!.keys()])),
    );
    return {
      outcome: 'fail',
      witnesses: found.map((app): Witness => {
        const consented = [...given.get(app.id)!].flatMap(([id, scopes]) => {
          const user: User | undefined = people.get(id);
          return user ? [{ user, scopes: [...scopes].sort() }] : [];
        });
        const privileged = consented.filter(({ user }) =>
          administrators.has(user.id),
        ).length;
        const severity: Severity = privileged ? 'high' : 'medium';
        const scopes = [
          ...new Set(
            [...given.get(app.id)!.values()].flatMap(each => [...each]),
          ),
        ].sort();
        return {
          key: app.id,
          severity,
          statement: `An app may use ${scopes.join(', ')} by the consent of ${consented.length} ${consented.length === 1 ? 'person' : 'people'}${privileged ? `, ${privileged} of them with a privileged role` : ''}.`,
          affected: [
            principalRef(app),
            ...consented.map(({ user, scopes: own }) => ({
              ...userRef(user),
              facts: { scopes: own, privileged: administrators.has(user.id) },
            })),
          ],
          facts: { scopes, people: consented.length, privileged },
        };
      }),
    };
  },
});
