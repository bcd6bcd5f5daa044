import type { PersonSignIn } from '@entra-posture/core';
import { dayOf } from '../../time/Day';
import { momentOf } from '../../time/Moment';
import { lanesOf, shareOf } from './lanes';
import styles from './TimeLine.module.css';

/** Sign-ins over time, a lane for each place: two places in turns are two lanes in turns. The list says the same. */
export function TimeLine({ items }: { items: readonly PersonSignIn[] }) {
  const from = items[items.length - 1].at;
  const to = items[0].at;
  return (
    <div className={styles.line} aria-hidden="true">
      {lanesOf(items).map(({ place, signIns }) => (
        <div key={place} className={styles.lane}>
          <span className={styles.place}>
            <bdi>{place}</bdi> ({signIns.length.toLocaleString('en')})
          </span>
          <span className={styles.track}>
            {signIns.map(({ signIn, at, succeeded }) => (
              <span
                key={signIn}
                className={succeeded === false ? styles.failed : styles.dot}
                style={{ left: `${shareOf(at, from, to)}%` }}
                title={momentOf(at)}
              />
            ))}
          </span>
        </div>
      ))}
      <div className={styles.axis}>
        <span>{dayOf(from)}</span>
        <span>{dayOf(to)}</span>
      </div>
      {items.some(({ succeeded }) => succeeded === false) && (
        <div className={styles.legend}>
          <span className={styles.failedKey} /> failed
        </div>
      )}
    </div>
  );
}
