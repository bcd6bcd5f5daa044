import type { PostureSummary } from '@entra-posture/core';
import { Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { type EntraTranslate, useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
  if (!score) return <Text as="p">{t('overview.score.none')}</Text>;
  return (
    <Flex direction="column" gap="3">
      <p className={styles.score}>
        <strong>{Math.round(score.value)}</strong>
        <span>{t('overview.score.ofHundred')}</span>
      </p>
      <Gauge score={score} />
      <Text as="p" variant="body-small" color="secondary">
        {bandText(t, score, unknown.length, muted.length)}
      </Text>
      {children}
    </Flex>
  );
}

/** A narrow band is no proof that everything was judged: an unknown check may weigh next to nothing. */
function bandText(
  t: EntraTranslate,
  { low, high }: NonNullable<PostureSummary['score']>,
  unknown: number,
  muted: number,
): string {
  if (!unknown) {
    return muted
      ? t('overview.score.allUnmutedJudged')
      : t('overview.score.allJudged');
  }
  const [from, to] = [Math.round(low), Math.round(high)];
  return from === to
    ? t('overview.score.hardlyMoved', { count: unknown })
    : t('overview.score.band', {
        count: unknown,
        low: String(from),
        high: String(to),
      });
}
