import {
  defineCheck,
  selected,
  selection,
  Severity,
  Witness,
} from '../../model';
import { consentNeeds, consents } from './consents';
import { delegatedPermission, opensContent } from './graphPermissions';
import { isKnownAbused, looksLikeMicrosofts } from './knownApps';
import { permissionHolders, permissionNeeds } from './permissionHolders';
import { appOrigin, principalRef, tenantIdOf } from './principals';

/** From here on a sum is a finding, and a serious one. */
const MEDIUM = 3;
const HIGH = 4;

/** Without an owner organisation they are the tenant's. */
const owned = selection(
  'servicePrincipals',
  ({
    id,
    appId,
    displayName,
    accountEnabled,
    appOwnerOrganizationId,
    verifiedPublisher,
  }) =>
    appOwnerOrganizationId
      ? {
          id,
          appId,
          displayName,
          accountEnabled,
          appOwnerOrganizationId,
          verifiedPublisher,
        }
      : undefined,
);

/**
 * How long an app has been there, which the catalogue weighs too, Graph v1.0 does not say: a young app with few consents
 * gets no point for that.
 */
export const thirdPartyRisky = defineCheck({
  id: 'app.third-party-risky',
  family: 'app',
  title: 'Risky app of another organisation',
  severity: 'high',
  whyItMatters:
    'An app of an unknown publisher with access to mail or files is how accounts stay taken over after their password was changed.',
  howToFix: [
    'Find out who brought the app in and what for; disable its sign-in until that is clear.',
    'Revoke its consents and delete it where nobody needs it.',
  ],
  falsePositives: [
    'Small vendors who never had their publisher verified.',
    'Partners’ line-of-business apps.',
  ],
  references: {
    mitre: ['T1528', 'T1550.001'],
    urls: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/protect-against-consent-phishing',
    ],
  },
  needs: [...new Set([...permissionNeeds, ...consentNeeds])],
  async evaluate(view) {
    const held = new Map<string, Set<string>>();
    const add = (id: string, names: readonly string[]) => {
      const known = held.get(id) ?? new Set<string>();
      for (const name of names) known.add(name);
      held.set(id, known);
    };
    for (const { app, permissions } of await permissionHolders(
      view,
      () => true,
    ))
      add(
        app.id,
        permissions.map(({ name }) => name),
      );
    for await (const { clientId, scopes } of consents(
      view,
      scope =>
        scope === 'offline_access' ||
        opensContent(scope) ||
        delegatedPermission(scope) !== undefined,
    ))
      add(clientId, scopes);

    const tenantId = await tenantIdOf(view);
    const witnesses: Witness[] = [];
    let foreign = 0;
    for await (const app of selected(view, owned)) {
      if (appOrigin(app, tenantId) !== 'foreign') continue;
      foreign += 1;
      const names = [...(held.get(app.id) ?? [])].sort();
      const strong = names.filter(name => name !== 'offline_access');
      const content = strong.some(opensContent);
      const points: [number, string][] = [
        [1, 'belongs to another organisation'],
      ];
      if (!app.verifiedPublisher?.verifiedPublisherId)
        points.push([1, 'its publisher is not verified']);
      if (strong.length) points.push([2, `may use ${strong.join(', ')}`]);
      if (content && names.includes('offline_access'))
        points.push([1, 'keeps its access while nobody is signed in']);
      if (isKnownAbused(app.appId))
        points.push([3, 'is known from taken-over mailboxes']);
      if (looksLikeMicrosofts(app.displayName))
        points.push([2, 'is named like one of Microsoft’s own']);
      const sum = points.reduce((total, [each]) => total + each, 0);
      if (sum < MEDIUM) continue;
      const severity: Severity = sum >= HIGH ? 'high' : 'medium';
      witnesses.push({
        key: app.id,
        severity,
        statement: `An app ${points.map(([, why]) => why).join('; ')}.`,
        affected: [
          principalRef(app, {
            appOwnerOrganizationId: app.appOwnerOrganizationId ?? null,
            verifiedPublisher: app.verifiedPublisher?.displayName ?? null,
          }),
        ],
        facts: {
          points: sum,
          because: points.map(([each, why]) => `${each}: ${why}`),
          permissions: names,
        },
      });
    }
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { foreign } };
  },
});
