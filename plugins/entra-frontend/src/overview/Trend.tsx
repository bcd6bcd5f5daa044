import type { PostureSummary } from '@entra-posture/core';
import { When } from '../time/When';
import { useEntraTranslation } from '../translation';
import styles from './Trend.module.css';

const WIDTH = 320;
const HEIGHT = 64;

type Point = PostureSummary['trend'][number];

/** From 61 to 74, up 13: what the line shows, for who does not see it. */
function moveOf(first: Point, last: Point) {
  const [from, to] = [Math.round(first.score), Math.round(last.score)];
  const moved = to > from ? 'up' : 'down';
  return {
    way: from === to ? 'unchanged' : moved,
    from: String(from),
    to: String(to),
    by: String(Math.abs(to - from)),
  } as const;
}

/** The score over time as a line in its band; the words beside it say the same. */
export function Trend({ trend }: { trend: PostureSummary['trend'] }) {
  const { t } = useEntraTranslation();
  if (trend.length < 2) {
    return <p className={styles.words}>{t('overview.trend.begins')}</p>;
  }
  const first = trend[0];
  const last = trend[trend.length - 1];
  const from = Date.parse(first.at);
  const span = Math.max(1, Date.parse(last.at) - from);
  const points = (pick: (point: Point) => number) =>
    trend.map(point => {
      const x = ((Date.parse(point.at) - from) / span) * WIDTH;
      const y = HEIGHT - (pick(point) / 100) * HEIGHT;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
  const band = [
    ...points(({ high }) => high),
    ...points(({ low }) => low).reverse(),
  ].join(' ');
  const { way, ...move } = moveOf(first, last);
  const syncs = String(trend.length);
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t(`overview.trend.line.${way}`, { ...move, syncs })}
        preserveAspectRatio="none"
      >
        <polygon points={band} className={styles.band} />
        <polyline
          points={points(({ score }) => score).join(' ')}
          className={styles.line}
        />
      </svg>
      <figcaption className={styles.words}>
        {t(`overview.trend.caption.${way}`, {
          ...move,
          syncs,
          since: <When at={first.at} />,
        })}
      </figcaption>
    </figure>
  );
}
