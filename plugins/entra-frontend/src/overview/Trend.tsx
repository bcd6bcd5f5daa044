import type { PostureSummary } from '@entra-posture/core';
import styles from './Trend.module.css';

const WIDTH = 320;
const HEIGHT = 64;

/** The score over time as a line in its band; the words beside it say the same. */
export function Trend({ trend }: { trend: PostureSummary['trend'] }) {
  if (trend.length < 2) return null;
  const first = trend[0];
  const last = trend[trend.length - 1];
  const from = Date.parse(first.at);
  const span = Math.max(1, Date.parse(last.at) - from);
  const x = (at: string) => ((Date.parse(at) - from) / span) * WIDTH;
  const y = (score: number) => HEIGHT - (score / 100) * HEIGHT;
  const points = (pick: (point: (typeof trend)[number]) => number) =>
    trend.map(
      point => `${x(point.at).toFixed(1)},${y(pick(point)).toFixed(1)}`,
    );
  const band = [
    ...points(({ high }) => high),
    ...points(({ low }) => low).reverse(),
  ].join(' ');
  const change = Math.round((last.score - first.score) * 10) / 10;
  const words =
    change === 0
      ? 'unchanged'
      : `${change > 0 ? 'up' : 'down'} ${Math.abs(change)}`;
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`Score over ${trend.length} syncs: ${words}`}
        preserveAspectRatio="none"
      >
        <polygon points={band} className={styles.band} />
        <polyline
          points={points(({ score }) => score).join(' ')}
          className={styles.line}
        />
      </svg>
      <figcaption>
        {words} over {trend.length} syncs
      </figcaption>
    </figure>
  );
}
