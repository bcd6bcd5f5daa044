import type { Severity } from '../../model';
import { activityList, actorUses, auditDetector } from './auditDetector';
import type { Audit, Change } from './auditRecord';
import { added, asFlag, asList, asText, unwrap } from './auditValue';
import { sighting, targetEntity, utcDay } from './sighting';

/** Where an app sends tokens, what it answers to, or who may sign in as it was changed. */
export const appChanged = auditDetector({
  id: 'aud.app-changed',
  title: 'Reply address, identifier or federated issuer of an app was changed',
  severity: 'high',
  whyItMatters:
    'A reply address on a host of an intruder’s collects the tokens of everyone who signs in, and a federated credential of theirs signs in as the app without any secret that could be found.',
  howToFix: [
    'Ask the owner of the app whose the new host or issuer is.',
    'If nobody knows it: remove it, and look at the sign-ins to the app, or of the app, since.',
    'Keep the app instance property lock on for apps that others use.',
  ],
  falsePositives: [
    'A release that moves to another host; a pipeline that signs in with a new identity.',
    'The first reply address of an app, and addresses of the developer’s own machine, are not named.',
  ],
  references: {
    mitre: ['T1098.001'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-applications',
      'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
    ],
  },
  needs: ['directoryAudits'],
  uses: actorUses,
  activities: ['update application', 'update service principal'],
  judge(audit, { tenant }) {
    const target =
      audit.target('application', 'serviceprincipal') ?? audit.targets[0];
    const changed = changes(audit);
    if (!changed.length) return [];
    const clientId = audit.detail('AppId')?.toLowerCase();
    const powerful = [target?.id, clientId].some(
      id => id !== undefined && tenant.tierOf(id) !== undefined,
    );
    const issuer = changed.some(({ what }) => what === 'issuer');
    const severity: Severity = issuer || powerful ? 'high' : 'medium';
    return [
      sighting(audit, {
        key: `${target?.id ?? 'unnamed'}:${changed.map(({ what, value }) => `${what}=${value}`).join(',')}:${utcDay(audit.at)}`,
        severity,
        statement: issuer
          ? 'An app trusts identities of an issuer that it did not trust before.'
          : 'An app answers to a host that it did not answer to before, or may be changed by others again.',
        affected: [targetEntity(target)],
        facts: {
          added: changed.map(({ what, value }) => `${what}: ${value}`),
          powerful,
        },
      }),
    ];
  },
});

interface Changed {
  what: 'replyHost' | 'identifierHost' | 'issuer' | 'lock';
  value: string;
}

function changes(audit: Audit): Changed[] {
  const hosts = (name: string, what: Changed['what']): Changed[] => {
    const change = audit.change(name);
    const before = hostsIn(change?.old);
    return before.length
      ? added(before, hostsIn(change?.new)).map(value => ({ what, value }))
      : [];
  };
  return [
    ...hosts('AppAddress', 'replyHost'),
    ...hosts('AppIdentifierUri', 'identifierHost'),
    ...issuers(audit.change('FederatedIdentityCredentials')),
    ...unlocked(audit.change('ServicePrincipalLockConfiguration')),
  ];
}

/** `[{"AddressType":0,"Address":"https://…"}]`, or plain addresses. */
function hostsIn(value: unknown): string[] {
  return asList(value).flatMap(each => {
    const entry = unwrap(each) as { Address?: unknown } | string;
    const address =
      typeof entry === 'object' ? asText(entry?.Address) : asText(entry);
    const host = /^[a-z][a-z\d+.-]*:\/\/([^/?#]+)/i.exec(address ?? '')?.[1];
    return host && !/^(localhost|127\.0\.0\.1)(:|$)/i.test(host)
      ? [host.toLowerCase()]
      : [];
  });
}

function issuers(change: Change | undefined): Changed[] {
  const read = (value: unknown) =>
    asList(value).flatMap(each => {
      const entry = unwrap(each) as Record<string, unknown> | string;
      const part = (name: string) =>
        typeof entry === 'object'
          ? asText(entry[name] ?? entry[name.toLowerCase()])
          : undefined;
      const issuer = part('Issuer');
      return issuer ? [`${issuer} ${part('Subject') ?? ''}`.trim()] : [];
    });
  return added(read(change?.old), read(change?.new)).map(value => ({
    what: 'issuer',
    value,
  }));
}

function unlocked(change: Change | undefined): Changed[] {
  const enabled = (value: unknown) => {
    const [first] = [unwrap(value)].flat() as unknown[];
    return first && typeof first === 'object'
      ? asFlag(
          (first as Record<string, unknown>).IsEnabled ??
            (first as Record<string, unknown>).isEnabled,
        )
      : asFlag(first);
  };
  return change && enabled(change.old) === true && enabled(change.new) !== true
    ? [{ what: 'lock', value: 'off' }]
    : [];
}
