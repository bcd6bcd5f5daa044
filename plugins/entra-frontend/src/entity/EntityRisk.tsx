import type { EntityDetail } from '@entra-posture/core';
import { Link, Text } from '@backstage/ui';
import { useCheckTitle } from '../check/AddedChecks';
import { Gauge } from '../overview/Gauge';
import { usePaths } from '../routing/paths';
import { findingPath } from '../routing/findingPath';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import styles from './EntityView.module.css';
import { Panel } from './Panel';

const noScoreOf = (
  t: EntraTranslate,
): Partial<Record<EntityDetail['entity']['kind'], string>> => ({
  user: t('entity.risk.none.user'),
  servicePrincipal: t('entity.risk.none.servicePrincipal'),
  device: t('entity.risk.none.device'),
});

/** The score, point by point: each is of a finding, and they add up to it. */
export function EntityRisk({
  detail: { risk, entity, asOf },
}: {
  detail: EntityDetail;
}) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  const titleOf = useCheckTitle();
  if (!risk) {
    const why = noScoreOf(t)[entity.kind];
    return why ? (
      <Panel title={t('entity.risk.title')}>
        <Text as="p">{why}</Text>
      </Panel>
    ) : null;
  }
  const { score, high, points } = risk;
  return (
    <Panel title={t('entity.risk.title')}>
      <p className={styles.score}>
        <strong>{Math.round(score)}</strong>
        <span>{t('entity.risk.scale')}</span>
      </p>
      <Gauge score={{ value: score, low: score, high }} />
      <Text
        as="p"
        variant="body-small"
        color="secondary"
        className={styles.more}
      >
        {Math.round(high) > Math.round(score)
          ? t('entity.risk.most', { most: Math.round(high) })
          : t('entity.risk.hardlyMore')}
      </Text>
      {points.length ? (
        <>
          <Text as="p" className={styles.text}>
            {t('entity.risk.madeOf')}
          </Text>
          <ul className={styles.list} aria-label={t('entity.risk.points')}>
            {points.map(({ finding, check, points: each }) => (
              <li key={`${finding} ${check}`} className={styles.point}>
                <strong>+{pointsText(each, t)}</strong>
                <Link href={findingPath(findings, asOf.connection, finding)}>
                  {titleOf(check)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Text as="p">{t('entity.risk.noPoint')}</Text>
      )}
    </Panel>
  );
}

/** A point that rounds to nothing still is one. */
function pointsText(points: number, t: EntraTranslate): string {
  return points < 0.05 ? t('entity.risk.least') : points.toFixed(1);
}
