import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import { severities, type Severity } from '@entra-posture/core';
import type { Notice, NoticeKind } from '@entra-posture/core/node';

/** A notice with what is said of its finding. No text of the tenant: who is told may not be who may see personal data. */
export interface Told {
  notice: Notice;
  /** Of the check. */
  title: string;
  severity: Severity;
}

const words: Record<NoticeKind, { begin: string; count: string }> = {
  opened: { begin: 'New finding', count: 'new' },
  reopened: { begin: 'Finding is back', count: 'back' },
  secretExpiring: { begin: 'Renew a secret', count: 'with a secret to renew' },
  exceptionExpiring: {
    begin: 'Exception ends soon',
    count: 'with an exception that ends soon',
  },
};

const payloadSeverity = {
  critical: 'critical',
  high: 'high',
  medium: 'normal',
  low: 'low',
  info: 'low',
} as const;

const LISTED = 5;

/** One finding, to one owner. */
export function single(
  { notice, title, severity }: Told,
  pagePath: string,
): NotificationPayload {
  const { kind, connectionId, finding } = notice;
  return {
    title: `${words[kind].begin}: ${title}`,
    description: `Severity ${severity}. ${concern(notice)}`,
    link: linkTo(pagePath, { connection: connectionId, finding }),
    severity: payloadSeverity[severity],
    topic: 'entra-findings',
    // When a backend dies between sending and noting that, the portal renews the notification instead of repeating it.
    scope: notice.cause,
  };
}

/** Whom somebody manages is not said: the finding says it to who may see it. */
function concern(notice: Notice): string {
  const [what] = subject(notice);
  if (what === undefined) return 'You take care of it.';
  return notice.about === notice.recipient
    ? `It concerns ${what}.`
    : `It concerns ${what}, which you own.`;
}

function subject({ about, recipient }: Notice): string[] {
  if (about === undefined) return [];
  return [about === recipient ? 'somebody you manage' : about];
}

/** Several findings at once, to one owner; at least one. */
export function digest(
  told: readonly Told[],
  pagePath: string,
): NotificationPayload {
  const worst = [...told].sort(
    (one, other) =>
      severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
  const counts = (Object.keys(words) as NoticeKind[]).flatMap(kind => {
    const count = told.filter(({ notice }) => notice.kind === kind).length;
    return count ? [`${count} ${words[kind].count}`] : [];
  });
  const listed = worst
    .slice(0, LISTED)
    .map(
      ({ title, severity, notice }) =>
        `${title} (${[severity, ...subject(notice)].join(', ')})`,
    );
  const more = told.length - listed.length;
  const connections = new Set(told.map(({ notice }) => notice.connectionId));
  return {
    title: `${told.length} findings for you: ${counts.join(', ')}`,
    description: `${listed.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    link: linkTo(
      pagePath,
      connections.size === 1 ? { connection: [...connections][0] } : {},
    ),
    severity: payloadSeverity[worst[0].severity],
    topic: 'entra-findings',
    scope: `digest:${told[0].notice.cause}`,
  };
}

function linkTo(pagePath: string, search: Record<string, string>): string {
  const query = new URLSearchParams(search).toString();
  return `${pagePath}/findings${query ? `?${query}` : ''}`;
}
