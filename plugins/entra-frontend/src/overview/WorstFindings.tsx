import type { PostureSummary } from '@entra-posture/core';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark } from '../severity/SeverityMark';
import { useEntraTranslation } from '../translation';
import styles from './WorstFindings.module.css';

/** What to do first. */
export function WorstFindings({
  summary: { worst, unknown, asOf },
}: {
  summary: PostureSummary;
}) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  const { connection } = asOf;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('overview.worst.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {worst.length ? (
          <ol className={styles.list}>
            {worst.map(({ finding, severity, title, statement, affected }) => (
              <li key={finding}>
                <SeverityMark severity={severity} />
                <div>
                  <Link
                    href={`${findings}?${writeFilters({ finding, connection })}`}
                    weight="bold"
                  >
                    {title}
                  </Link>
                  <Text as="p" variant="body-medium" color="secondary">
                    {statement}
                    {affected > 0 &&
                      ` ${t('overview.worst.affected', { objects: affected })}`}
                  </Text>
                </div>
              </li>
            ))}
          </ol>
        ) : (
          <Text as="p">
            {unknown.length
              ? t('overview.worst.noneButUnknown')
              : t('overview.worst.none')}
          </Text>
        )}
      </CardBody>
    </Card>
  );
}
