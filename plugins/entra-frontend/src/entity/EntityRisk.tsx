import type { EntityDetail } from '@entra-posture/core';
import { Link, Text } from '@backstage/ui';
import { useCheckTitle } from '../check/AddedChecks';
import { Gauge } from '../overview/Gauge';
import { usePaths } from '../routing/paths';
import { findingPath } from '../routing/findingPath';
import styles from './EntityView.module.css';
import { Panel } from './Panel';

const noScore: Partial<Record<EntityDetail['entity']['kind'], string>> = {
  user: 'No score: nothing was judged yet, or roles cannot be read. Without them it is not known how much harm could be done.',
  servicePrincipal:
    'No score: it is one of Microsoft’s own apps, nothing was judged yet, or roles cannot be read.',
  device: 'Devices are given no score; their findings are below.',
};

/** The score, point by point: each is of a finding, and they add up to it. */
export function EntityRisk({
  detail: { risk, entity, asOf },
}: {
  detail: EntityDetail;
}) {
  const { findings } = usePaths();
  const titleOf = useCheckTitle();
  if (!risk) {
    const why = noScore[entity.kind];
    return why ? (
      <Panel title="Risk">
        <Text as="p">{why}</Text>
      </Panel>
    ) : null;
  }
  const { score, high, points } = risk;
  return (
    <Panel title="Risk">
      <p className={styles.score}>
        <strong>{Math.round(score)}</strong>
        <span>of 100, the lower the better</span>
      </p>
      <Gauge score={{ value: score, low: score, high }} />
      <Text
        as="p"
        variant="body-small"
        color="secondary"
        className={styles.more}
      >
        {Math.round(high) > Math.round(score)
          ? `Were all found that could not be judged, it would be ${Math.round(high)}.`
          : 'What could not be judged would hardly raise it.'}
      </Text>
      {points.length ? (
        <>
          <Text as="p" className={styles.text}>
            It is made of:
          </Text>
          <ul className={styles.list} aria-label="Points of the score">
            {points.map(({ finding, check, points: each }) => (
              <li key={`${finding} ${check}`} className={styles.point}>
                <strong>+{pointsText(each)}</strong>
                <Link href={findingPath(findings, asOf.connection, finding)}>
                  {titleOf(check)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Text as="p">No open finding adds to it.</Text>
      )}
    </Panel>
  );
}

/** A point that rounds to nothing still is one. */
function pointsText(points: number): string {
  return points < 0.05 ? 'under 0.1' : points.toFixed(1);
}
