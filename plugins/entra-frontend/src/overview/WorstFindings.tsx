import type { PostureSummary } from '@entra-posture/core';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark } from '../severity/SeverityMark';
import styles from './WorstFindings.module.css';

/** What to do first. */
export function WorstFindings({ summary }: { summary: PostureSummary }) {
  const paths = usePaths();
  const { connection } = summary.asOf;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          Do first
        </Text>
      </CardHeader>
      <CardBody>
        {summary.worst.length ? (
          <ol className={styles.list}>
            {summary.worst.map(
              ({ finding, severity, title, statement, affected }) => (
                <li key={finding}>
                  <SeverityMark severity={severity} />
                  <div>
                    <Link
                      href={`${paths.findings}?${writeFilters({ finding, connection })}`}
                      weight="bold"
                    >
                      {title}
                    </Link>
                    <Text as="p" variant="body-medium" color="secondary">
                      {statement}
                      {affected > 0 && ` ${affected} affected.`}
                    </Text>
                  </div>
                </li>
              ),
            )}
          </ol>
        ) : (
          <Text as="p">
            No open finding. See below what could not be judged before you call
            it a day.
          </Text>
        )}
      </CardBody>
    </Card>
  );
}
