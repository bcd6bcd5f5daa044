import { defineCheck, Witness } from '../../model';
import { applicationRef, registrationsOf } from './principals';
import {
  privilegedApps,
  privilegedNeeds,
  privilegedUses,
} from './privilegedApps';

/**
 * Issuers of pipelines and clouds that many use; whose workload it is, the subject says.
 *
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation
 */
const issuers = [
  /^https:\/\/token\.actions\.githubusercontent\.com(\/|$)/,
  /^https:\/\/vstoken\.dev\.azure\.com\//,
  /^https:\/\/login\.microsoftonline\.(com|us)\//,
  /^https:\/\/login\.partner\.microsoftonline\.cn\//,
  /^https:\/\/[a-z0-9-]+\.oic\.prod-aks\.azure\.com\//,
  /^https:\/\/accounts\.google\.com\/?$/,
  /^https:\/\/oidc\.eks\.[a-z0-9-]+\.amazonaws\.com\//,
  /^https:\/\/gitlab\.com\/?$/,
  /^https:\/\/app\.terraform\.io\/?$/,
];

/** Why more than one known workload can sign in by it; undefined where nothing speaks for it. */
function width(
  issuer: string | null | undefined,
  subject: string | null | undefined,
): string | undefined {
  if (!issues(issuer)) return 'trusts an issuer that is not a known one';
  if (!subject) return 'takes subjects by an expression that cannot be read';
  if (subject.includes('*')) return 'takes any subject that fits a pattern';
  if (/:pull_request$/.test(subject))
    return 'lets in whoever may open a pull request';
  return undefined;
}

function issues(issuer: string | null | undefined): boolean {
  return issuers.some(known => known.test(issuer?.toLowerCase() ?? ''));
}

export const federatedCredential = defineCheck({
  id: 'app.federated-credential',
  family: 'app',
  title: 'Privileged app that trusts too many outside',
  severity: 'medium',
  whyItMatters:
    'A federated credential lets an outside workload sign in as the app without a secret. If anybody can make that workload, anybody has what the app holds.',
  howToFix: [
    'Name one branch or environment as the subject, and protect it by required reviews.',
    'Delete credentials of issuers that nobody knows.',
  ],
  falsePositives: [
    'Issuers of your own, such as a Kubernetes cluster or a GitLab server.',
    'Pull requests of a private repository to which only administrators have access.',
  ],
  references: {
    mitre: ['T1098.001'],
    urls: [
      'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
    ],
  },
  needs: [
    ...privilegedNeeds,
    'applications',
    'applicationFederatedCredentials',
  ],
  uses: privilegedUses,
  async evaluate(view) {
    const { apps, gaps } = await privilegedApps(view);
    const holds = new Map(
      [...apps.values()].map(each => [each.app.appId, each.holds]),
    );
    const byAppId = await registrationsOf(
      view,
      [...apps.values()].map(({ app }) => app),
    );
    const registrations = new Map(
      [...byAppId.values()].map(row => [row.id, row]),
    );
    const witnesses: Witness[] = [];
    for await (const { id, federatedIdentityCredentials = [] } of view.rows(
      'applicationFederatedCredentials',
    )) {
      const app = registrations.get(id);
      if (!app) continue;
      const wide = federatedIdentityCredentials.flatMap(
        ({ issuer, subject }) => {
          const why = width(issuer, subject);
          return why ? [{ issuer, subject, why }] : [];
        },
      );
      if (!wide.length) continue;
      const held = holds.get(app.appId)!;
      witnesses.push({
        key: id,
        statement: `An app that holds ${held.join(', ')} ${[...new Set(wide.map(({ why }) => why))].join(' and ')}.`,
        affected: [applicationRef(app, { federatedIdentityCredentials: wide })],
        facts: { holds: held, credentials: wide.length },
      });
    }
    if (witnesses.length) return { outcome: 'fail', witnesses };
    return gaps.length
      ? { outcome: 'unknown', because: gaps }
      : { outcome: 'pass', evidence: { privilegedApps: apps.size } };
  },
});
