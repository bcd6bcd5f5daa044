import type { PostureSummary } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { findingPath } from '../routing/findingPath';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark } from '../severity/SeverityMark';
import { ErrorPanel } from '../states/ErrorPanel';
import { When } from '../time/When';
import { type EntraTranslate, useEntraTranslation } from '../translation';
import { useLastVisit } from './useLastVisit';
import styles from './WorstFindings.module.css';

/** As many new ones as are looked for; more are said to be more. */
const ASKED = 25;
const SHOWN = 5;

/** What is new to this person: findings first seen since their last visit, and how the score moved. */
export function SinceLastVisit({ summary }: { summary: PostureSummary }) {
  const since = useLastVisit(summary.asOf.connection);
  // On the first visit everything is new.
  return since ? <News summary={summary} since={since} /> : null;
}

function News({
  summary: { asOf, trend },
  since,
}: {
  summary: PostureSummary;
  since: string;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { changes, findings } = usePaths();
  const { connection, syncedAt = '' } = asOf;
  // Nothing that was synced before can be new.
  const isSynced = syncedAt > since;
  const { value, error, reload } = useAnswer(
    JSON.stringify([connection, syncedAt, since, isSynced]),
    async signal =>
      isSynced
        ? (
            await api.findings(
              { connection, sort: 'firstSeen', limit: ASKED },
              signal,
            )
          ).items.filter(({ firstSeen }) => firstSeen > since)
        : [],
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('overview.news.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Text as="p" color="secondary">
          {t('overview.news.lastVisit', { when: <When at={since} /> })}{' '}
          {scoreText(t, trend, since)}
        </Text>
        {error && (
          <ErrorPanel
            title={t('overview.news.failed')}
            error={error}
            onRetry={reload}
          />
        )}
        {value?.length === 0 && (
          <Text as="p">
            {isSynced ? t('overview.news.none') : t('overview.news.notSynced')}
          </Text>
        )}
        {value && value.length > 0 && (
          <>
            <Text as="p">
              <Link
                href={`${findings}?${writeFilters({ connection, sort: 'firstSeen' })}`}
              >
                {newText(t, value.length)}
              </Link>
            </Text>
            <ul className={styles.list}>
              {value.slice(0, SHOWN).map(({ finding, severity, title }) => (
                <li key={finding}>
                  <SeverityMark severity={severity} />
                  <Link href={findingPath(findings, connection, finding)}>
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
        <Text as="p">
          <Link
            href={`${changes}?${new URLSearchParams({ connection, from: since.slice(0, 10) })}`}
          >
            {t('overview.news.changes')}
          </Link>
        </Text>
      </CardBody>
    </Card>
  );
}

function newText(t: EntraTranslate, count: number): string {
  return count === ASKED
    ? t('overview.news.orMore', { findings: String(ASKED) })
    : t('overview.news.some', { count });
}

/** How the score moved; nothing where it was not known then. */
export function scoreText(
  t: EntraTranslate,
  trend: PostureSummary['trend'],
  since: string,
): string {
  const then = trend.filter(({ at }) => at <= since).at(-1);
  const last = trend.at(-1);
  if (!then || !last) return '';
  const [from, to] = [Math.round(then.score), Math.round(last.score)];
  if (from === to) return t('overview.news.score.same', { to: String(to) });
  return t(`overview.news.score.${to > from ? 'up' : 'down'}`, {
    from: String(from),
    to: String(to),
  });
}
