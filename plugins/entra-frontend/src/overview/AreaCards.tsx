import type { PostureSummary } from '@entra-posture/core';
import { Card, CardBody, Text } from '@backstage/ui';
import { areaTitle } from '../check/areas';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark } from '../severity/SeverityMark';
import { type EntraTranslate, useEntraTranslation } from '../translation';
import styles from './AreaCards.module.css';

type Area = PostureSummary['areas'][number];

/** Each area with what is open, what passed and what is unknown; a way into its findings. */
export function AreaCards({ summary }: { summary: PostureSummary }) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  return (
    <section aria-labelledby="entra-areas">
      <Text
        as="h2"
        variant="title-x-small"
        id="entra-areas"
        className={styles.heading}
      >
        {t('overview.areas.title')}
      </Text>
      <ul className={styles.grid}>
        {summary.areas.map(area => (
          <li key={area.area}>
            <Card
              href={`${findings}?${writeFilters({ area: area.area, connection: summary.asOf.connection })}`}
              label={t('overview.areas.label', {
                area: areaTitle(t, area.area),
                open: openText(t, area),
                judged: judgedText(t, area),
              })}
              className={styles.card}
            >
              <CardBody>
                <Text as="h3" variant="body-large" weight="bold">
                  {areaTitle(t, area.area)}
                </Text>
                <Open area={area} />
                <Text as="p" variant="body-small" color="secondary">
                  {judgedText(t, area)}
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

function openText(t: EntraTranslate, area: Area): string {
  return isUnjudged(area)
    ? t('overview.areas.notJudged')
    : t('overview.areas.open', { findings: String(area.open) });
}

function judgedText(t: EntraTranslate, { pass, unknown }: Area): string {
  return [
    pass
      ? t('overview.areas.passed', { count: pass })
      : t('overview.areas.nonePassed'),
    ...(unknown
      ? [t('overview.areas.unknown', { checks: String(unknown) })]
      : []),
  ].join(', ');
}

function Open({ area }: { area: Area }) {
  const { t } = useEntraTranslation();
  if (isUnjudged(area)) {
    return (
      <p className={styles.unjudged}>
        <strong aria-hidden="true">?</strong> {t('overview.areas.notJudged')}
      </p>
    );
  }
  return (
    <p className={styles.open}>
      {t('overview.areas.open', {
        findings: <strong>{t('table.number', { value: area.open })}</strong>,
      })}
      {area.worst && <SeverityMark severity={area.worst} />}
    </p>
  );
}
