import type { PostureSummary } from '@entra-posture/core';
import { Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { Gauge } from './Gauge';
import styles from './Score.module.css';

/** The score, and how far what is unknown may move it. */
export function Score({
  summary: { score, unknown, muted = [] },
  children,
}: {
  summary: PostureSummary;
  /** Beneath a score; where none can be given, there is nothing to add. */
  children?: ReactNode;
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
      {children}
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
