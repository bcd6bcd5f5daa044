import type { PostureSummary, Severity } from '@entra-posture/core';
import { severities } from '@entra-posture/core';
import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark } from '../severity/SeverityMark';
import styles from './ScoreCard.module.css';
import { Trend } from './Trend';

/** The score with its band, its way here, and what is open by severity. */
export function ScoreCard({ summary }: { summary: PostureSummary }) {
  const { score, trend, open } = summary;
  const paths = usePaths();
  const href = (minSeverity: Severity) =>
    `${paths.findings}?${writeFilters({ minSeverity, connection: summary.asOf.connection })}`;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          Score
        </Text>
      </CardHeader>
      <CardBody>
        <div className={styles.columns}>
          <Flex direction="column" gap="2">
            {score ? (
              <>
                <p className={styles.score}>
                  <strong>{Math.round(score.value)}</strong>
                  <span>of 100</span>
                </p>
                <div
                  className={styles.gauge}
                  role="img"
                  aria-label={`Score ${Math.round(score.value)} of 100; with what is unknown between ${Math.round(score.low)} and ${Math.round(score.high)}`}
                >
                  <span
                    className={styles.band}
                    style={{
                      left: `${score.low}%`,
                      width: `${Math.max(score.high - score.low, 0.5)}%`,
                    }}
                  />
                  <span
                    className={styles.needle}
                    style={{ left: `${score.value}%` }}
                  />
                </div>
                <Text as="p" variant="body-small" color="secondary">
                  {score.high - score.low < 0.1
                    ? 'Everything could be judged.'
                    : `Between ${Math.round(score.low)} and ${Math.round(score.high)}, depending on what is unknown.`}
                </Text>
              </>
            ) : (
              <Text as="p">No score: nothing could be judged yet.</Text>
            )}
            <Trend trend={trend} />
          </Flex>
          <ul
            className={styles.severities}
            aria-label="Open findings by severity"
          >
            {severities.map(severity => (
              <li key={severity}>
                <SeverityMark severity={severity} />
                {open[severity] ? (
                  <Link
                    href={href(severity)}
                    aria-label={`${open[severity]} open, ${severity}`}
                  >
                    {open[severity]} open
                  </Link>
                ) : (
                  <span>none open</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      </CardBody>
    </Card>
  );
}
