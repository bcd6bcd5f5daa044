import type { PostureSummary } from '@entra-posture/core';
import { Card, CardBody, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark } from '../severity/SeverityMark';
import styles from './AreaCards.module.css';

type Area = PostureSummary['areas'][number];

/** Each area with what is open, what passed and what is unknown; a way into its findings. */
export function AreaCards({ summary }: { summary: PostureSummary }) {
  const { findings } = usePaths();
  return (
    <section aria-labelledby="entra-areas">
      <Text
        as="h2"
        variant="title-x-small"
        id="entra-areas"
        className={styles.heading}
      >
        Areas
      </Text>
      <ul className={styles.grid}>
        {summary.areas.map(area => (
          <li key={area.area}>
            <Card
              href={`${findings}?${writeFilters({ area: area.area, connection: summary.asOf.connection })}`}
              label={`Findings of ${area.title}: ${openText(area)}, ${judgedText(area)}`}
              className={styles.card}
            >
              <CardBody>
                <Text as="h3" variant="body-large" weight="bold">
                  {area.title}
                </Text>
                <Open area={area} />
                <Text as="p" variant="body-small" color="secondary">
                  {judgedText(area)}
                </Text>
              </CardBody>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nothing open where nothing was judged is no zero. */
function isUnjudged({ open, pass, unknown }: Area): boolean {
  return !open && !pass && unknown > 0;
}

function openText(area: Area): string {
  return isUnjudged(area) ? 'not judged' : `${area.open} open`;
}

function judgedText({ pass, unknown }: Area): string {
  return [
    `${pass || 'no'} ${pass === 1 ? 'check' : 'checks'} passed`,
    ...(unknown ? [`${unknown} unknown`] : []),
  ].join(', ');
}

function Open({ area }: { area: Area }) {
  if (isUnjudged(area)) {
    return (
      <p className={styles.unjudged}>
        <strong aria-hidden="true">?</strong> not judged
      </p>
    );
  }
  return (
    <p className={styles.open}>
      <strong>{area.open.toLocaleString('en')}</strong> open
      {area.worst && <SeverityMark severity={area.worst} />}
    </p>
  );
}
