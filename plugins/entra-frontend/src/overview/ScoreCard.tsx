import type { PostureSummary } from '@entra-posture/core';
import { Card, CardBody, Flex, Text } from '@backstage/ui';
import { Gauge } from './Gauge';
import { OpenBySeverity } from './OpenBySeverity';
import styles from './ScoreCard.module.css';
import { Trend } from './Trend';

/** The score with its band, its way here, and what is open by severity. */
export function ScoreCard({ summary }: { summary: PostureSummary }) {
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
              Score
            </Text>
            <Score summary={summary} />
          </section>
          <section aria-labelledby="entra-open">
            <Text
              as="h2"
              variant="title-x-small"
              id="entra-open"
              className={styles.heading}
            >
              Open findings
            </Text>
            <OpenBySeverity summary={summary} />
          </section>
        </div>
      </CardBody>
    </Card>
  );
}

function Score({
  summary: { score, trend, unknown, muted = [] },
}: {
  summary: PostureSummary;
}) {
  if (!score) {
    return (
      <Text as="p">No score: nothing could be judged, so none is given.</Text>
    );
  }
  return (
    <Flex direction="column" gap="3">
      <p className={styles.score}>
        <strong>{Math.round(score.value)}</strong>
        <span>of 100, the higher the better</span>
      </p>
      <Gauge score={score} />
      <Text as="p" variant="body-small" color="secondary">
        {bandText(score, unknown.length, muted.length)}
      </Text>
      <Trend trend={trend} />
    </Flex>
  );
}

/** A narrow band is no proof that everything was judged: an unknown check may weigh next to nothing. */
function bandText(
  { low, high }: NonNullable<PostureSummary['score']>,
  unknown: number,
  muted: number,
): string {
  if (!unknown)
    return muted
      ? 'Every check that is not muted could be judged.'
      : 'Every check could be judged.';
  const checks = unknown === 1 ? 'One check is' : `${unknown} checks are`;
  const [from, to] = [Math.round(low), Math.round(high)];
  return from === to
    ? `${checks} unknown; they would hardly move the score.`
    : `${checks} unknown: the score may be anything between ${from} and ${to}.`;
}
