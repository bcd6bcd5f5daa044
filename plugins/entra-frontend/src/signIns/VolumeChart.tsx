import { VisuallyHidden } from '@backstage/ui';
import { dayOf } from '../time/Day';
import { useEntraTranslation } from '../translation';
import { DayVolume, dayVolumes } from './dayVolumes';
import styles from './SignIns.module.css';

const WIDTH = 600;
const HEIGHT = 96;
const GAP = 2;

/** How many a day, as bars; who does not see them has a table. */
export function VolumeChart({
  counts,
  days,
  until,
  isStale,
}: {
  counts: readonly DayVolume[];
  days: number;
  until: Date;
  isStale: boolean;
}) {
  const { t } = useEntraTranslation();
  const volumes = dayVolumes(counts, days, until);
  const most = Math.max(...volumes.map(({ count }) => count));
  const total = volumes.reduce((sum, { count }) => sum + count, 0);
  const step = WIDTH / volumes.length;
  return (
    <figure className={styles.figure} aria-busy={isStale}>
      <figcaption className={styles.caption}>
        {most > 0
          ? t('signIns.chart.captionMost', {
              detections: total,
              days: String(days),
              most,
            })
          : t('signIns.chart.caption', {
              detections: total,
              days: String(days),
            })}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className={styles.chart}
      >
        {volumes.map(({ day, count }, at) => (
          <rect
            key={day}
            x={at * step + GAP / 2}
            width={step - GAP}
            // A day with anything must be told from one with nothing.
            height={count ? Math.max(3, (count / most) * HEIGHT) : 0}
            y={count ? HEIGHT - Math.max(3, (count / most) * HEIGHT) : HEIGHT}
          >
            <title>{`${dayOf(t, day)}: ${count}`}</title>
          </rect>
        ))}
      </svg>
      <p className={styles.axis} aria-hidden="true">
        <span>{dayOf(t, volumes[0].day)}</span>
        <span>{dayOf(t, volumes[volumes.length - 1].day)}</span>
      </p>
      <VisuallyHidden>
        <table>
          <caption>{t('signIns.chart.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('signIns.chart.day')}</th>
              <th scope="col">{t('signIns.chart.detections')}</th>
            </tr>
          </thead>
          <tbody>
            {volumes
              .filter(({ count }) => count > 0)
              .map(({ day, count }) => (
                <tr key={day}>
                  <th scope="row">{dayOf(t, day)}</th>
                  <td>{t('table.number', { value: count })}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
