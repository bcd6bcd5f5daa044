import type { PostureSummary } from '@entra-posture/core';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { findingPath } from '../routing/findingPath';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark } from '../severity/SeverityMark';
import { type EntraTranslate, useEntraTranslation } from '../translation';
import styles from './WorstFindings.module.css';

/** What would raise the score most, and to what. */
export function Fixes({
  summary: { fixes, score, asOf },
}: {
  summary: PostureSummary;
}) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  const { connection } = asOf;
  if (!score || !fixes.length) return null;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('overview.fixes.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <ol className={styles.list}>
          {fixes.map(({ check, title, finding, severity, open, gain, to }) => (
            <li key={check}>
              <SeverityMark severity={severity} />
              <div>
                <Link
                  href={
                    open === 1
                      ? findingPath(findings, connection, finding)
                      : `${findings}?${writeFilters({ connection, query: check })}`
                  }
                  weight="bold"
                >
                  {title}
                </Link>
                <Text as="p" variant="body-medium" color="secondary">
                  {t('overview.fixes.gain', {
                    count: open,
                    points: pointsOf(t, gain),
                    from: score.value.toFixed(1),
                    to: to.toFixed(1),
                  })}
                </Text>
              </div>
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}

/** A gain that rounds to nothing is still one. */
function pointsOf(t: EntraTranslate, gain: number): string {
  if (gain < 0.1) return t('overview.fixes.hardly');
  const points = gain < 10 ? gain.toFixed(1) : String(Math.round(gain));
  return t('overview.fixes.points', { count: Number(points), points });
}
