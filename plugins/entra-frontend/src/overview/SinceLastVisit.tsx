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
          Since your last visit
        </Text>
      </CardHeader>
      <CardBody>
        <Text as="p" color="secondary">
          You were here <When at={since} />. {scoreText(trend, since)}
        </Text>
        {error && (
          <ErrorPanel
            title="What is new could not be loaded"
            error={error}
            onRetry={reload}
          />
        )}
        {value?.length === 0 && (
          <Text as="p">
            {isSynced ? 'No new finding.' : 'No sync has finished since.'}
          </Text>
        )}
        {value && value.length > 0 && (
          <>
            <Text as="p">
              <Link
                href={`${findings}?${writeFilters({ connection, sort: 'firstSeen' })}`}
              >
                {newText(value.length)}
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
            What changed in the tenant
          </Link>
        </Text>
      </CardBody>
    </Card>
  );
}

function newText(count: number): string {
  if (count === ASKED) return `${ASKED} new findings or more`;
  return count === 1 ? 'One new finding' : `${count} new findings`;
}

/** How the score moved; nothing where it was not known then. */
export function scoreText(
  trend: PostureSummary['trend'],
  since: string,
): string {
  const then = trend.filter(({ at }) => at <= since).at(-1);
  const last = trend.at(-1);
  if (!then || !last) return '';
  const [from, to] = [Math.round(then.score), Math.round(last.score)];
  if (from === to) return `The score is ${to}, as it was then.`;
  return `The score went ${to > from ? 'up' : 'down'} from ${from} to ${to}.`;
}
