import type { PostureSummary } from '@entra-posture/core';
import { Card, CardBody, Text } from '@backstage/ui';
import { useEntraTranslation } from '../translation';
import { OpenBySeverity } from './OpenBySeverity';
import { Score } from './Score';
import styles from './ScoreCard.module.css';
import { Trend } from './Trend';

/** The score with its band, its way here, and what is open by severity. */
export function ScoreCard({ summary }: { summary: PostureSummary }) {
  const { t } = useEntraTranslation();
  return (
    <Card>
      <CardBody>
        <div className={styles.columns}>
          <section aria-labelledby="entra-score">
            <Text
              as="h2"
              variant="title-x-small"
              id="entra-score"
              className={styles.heading}
            >
              {t('overview.score.title')}
            </Text>
            <Score summary={summary}>
              <Trend trend={summary.trend} />
            </Score>
          </section>
          <section aria-labelledby="entra-open">
            <Text
              as="h2"
              variant="title-x-small"
              id="entra-open"
              className={styles.heading}
            >
              {t('overview.open.title')}
            </Text>
            <OpenBySeverity summary={summary} />
          </section>
        </div>
      </CardBody>
    </Card>
  );
}
