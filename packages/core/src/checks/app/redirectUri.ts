import {
  Application,
  defineCheck,
  eachSelected,
  selection,
  Severity,
  Witness,
} from '../../model';
import { applicationRef } from './principals';

/** Hosts that anybody can take over once the resource behind them is deleted, or that anybody can rent. */
const rented = [
  'azurewebsites.net',
  'cloudapp.net',
  'cloudapp.azure.com',
  'trafficmanager.net',
  'ngrok.io',
  'ngrok.app',
  'ngrok-free.app',
];
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

const isWithin = (host: string, domain: string) =>
  host === domain || host.endsWith(`.${domain}`);

/** Why codes and tokens that are sent to the address may reach a stranger; undefined where nothing speaks for it. */
function danger(
  uri: string,
  multiTenant: boolean,
  domains: readonly string[],
): string | undefined {
  if (uri.includes('*')) return 'a wildcard';
  let url: URL;
  try {
    url = new URL(uri);
  } catch {
    return undefined;
  }
  // Other schemes are those of installed apps.
  if (!['http:', 'https:'].includes(url.protocol)) return undefined;
  const host = url.hostname.toLowerCase();
  if (LOCAL.has(host)) return undefined;
  if (url.protocol === 'http:') return 'not encrypted';
  if (rented.some(domain => isWithin(host, domain)))
    return 'a host name that others can take once it is free';
  if (multiTenant && !domains.some(domain => isWithin(host, domain)))
    return 'in no verified domain of the tenant';
  return undefined;
}

function urisOf({ web, spa, publicClient }: Application): string[] {
  return [web, spa, publicClient].flatMap(each => each?.redirectUris ?? []);
}

/** Most have no address. */
const none: readonly string[] = [];

const reachedBy = selection('applications', app => {
  const uris = urisOf(app);
  return {
    id: app.id,
    appId: app.appId,
    displayName: app.displayName,
    uris: uris.length ? uris : none,
    multiTenant: Boolean(
      app.signInAudience && app.signInAudience !== 'AzureADMyOrg',
    ),
    implicit: Boolean(
      app.web?.implicitGrantSettings?.enableAccessTokenIssuance,
    ),
  };
});

export const redirectUri = defineCheck({
  id: 'app.redirect-uri',
  family: 'app',
  title: 'Unsafe redirect URI',
  severity: 'medium',
  whyItMatters:
    'After sign-in the code or token is sent to this address. Who listens there, or on the way, is signed in as the person.',
  howToFix: [
    'Remove addresses that are not used; use https and a host of your own domain.',
    'Replace the implicit flow by the authorization code flow with PKCE.',
  ],
  falsePositives: [
    'Hosts of Azure that exist and are yours: they become dangerous the day they are deleted.',
  ],
  references: {
    mitre: ['T1528'],
    urls: [
      'https://learn.microsoft.com/entra/identity-platform/reply-url',
      'https://learn.microsoft.com/entra/identity-platform/security-best-practices-for-app-registration',
    ],
  },
  needs: ['applications', 'organization'],
  async evaluate(view) {
    const domains: string[] = [];
    for await (const { verifiedDomains = [] } of view.rows('organization'))
      for (const { name } of verifiedDomains)
        if (name) domains.push(name.toLowerCase());
    const witnesses: Witness[] = [];
    let read = 0;
    await eachSelected(view, reachedBy, app => {
      read += 1;
      const unsafe = app.uris.flatMap(uri => {
        const why = danger(uri, app.multiTenant, domains);
        return why ? [{ uri, why }] : [];
      });
      const { implicit } = app;
      if (!unsafe.length && !implicit) return;
      const severity: Severity = unsafe.length ? 'medium' : 'low';
      const reasons = [...new Set(unsafe.map(({ why }) => why))];
      witnesses.push({
        key: app.id,
        severity,
        statement: unsafe.length
          ? `An app has ${unsafe.length === 1 ? 'an unsafe redirect URI' : `${unsafe.length} unsafe redirect URIs`}: ${reasons.join('; ')}.`
          : 'An app is given access tokens in the address of the page (implicit flow).',
        affected: [applicationRef(app, { redirectUris: unsafe })],
        facts: { unsafe: unsafe.length, because: reasons, implicit },
      });
    });
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { applications: read } };
  },
});
