import type { PostureSummary } from '@entra-posture/core';
import { Card, CardBody, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark } from '../severity/SeverityMark';
import styles from './AreaCards.module.css';

/** Each area with what is open, what passed and what is unknown; a way into its findings. */
export function AreaCards({ summary }: { summary: PostureSummary }) {
  const { findings } = usePaths();
  return (
    <ul className={styles.grid} aria-label="Areas">
      {summary.areas.map(({ area, title, open, worst, pass, unknown }) => (
        <li key={area}>
          <Card
            href={`${findings}?${writeFilters({ area, connection: summary.asOf.connection })}`}
            label={`Findings of ${title}: ${open} open`}
            className={styles.card}
          >
            <CardBody>
              <Text as="h3" variant="body-large" weight="bold">
                {title}
              </Text>
              <p className={styles.open}>
                <strong>{open}</strong> open
                {worst && <SeverityMark severity={worst} />}
              </p>
              <Text as="p" variant="body-small" color="secondary">
                {pass} {pass === 1 ? 'check' : 'checks'} passed
                {unknown ? `, ${unknown} unknown` : ''}
              </Text>
            </CardBody>
          </Card>
        </li>
      ))}
    </ul>
  );
}
