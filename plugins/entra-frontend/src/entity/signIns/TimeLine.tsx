import type { PersonSignIn } from '@entra-posture/core';
import { dayOf } from '../../time/Day';
import { momentOf } from '../../time/Moment';
import { useEntraTranslation } from '../../translation';
import { lanesOf, shareOf } from './lanes';
import styles from './TimeLine.module.css';

/** Sign-ins over time, a lane for each place: two places in turns are two lanes in turns. The list says the same. */
export function TimeLine({
  items,
  named,
}: {
  items: readonly PersonSignIn[];
  /** Those that a finding of impossible travel names. */
  named: { has(signIn: string): boolean };
}) {
  const { t } = useEntraTranslation();
  const markOf = ({ signIn, succeeded }: PersonSignIn) => {
    if (named.has(signIn)) return styles.named;
    return succeeded === false ? styles.failed : styles.dot;
  };
  const legend = [
    [styles.named, t('entity.signIns.legend.travel')],
    [styles.failed, t('entity.signIns.legend.failed')],
  ].filter(([mark]) => items.some(each => markOf(each) === mark));
  const from = items[items.length - 1].at;
  const to = items[0].at;
  return (
    <div className={styles.line} aria-hidden="true">
      {lanesOf(items, t).map(({ place, signIns }) => (
        <div key={place} className={styles.lane}>
          <span className={styles.place}>
            {t('entity.signIns.lane', {
              place: <bdi>{place}</bdi>,
              number: signIns.length,
            })}
          </span>
          <span className={styles.track}>
            {signIns.map(each => (
              <span
                key={each.signIn}
                className={markOf(each)}
                style={{ left: `${shareOf(each.at, from, to)}%` }}
                title={momentOf(t, each.at)}
              />
            ))}
          </span>
        </div>
      ))}
      <div className={styles.axis}>
        <span>{dayOf(t, from)}</span>
        <span>{dayOf(t, to)}</span>
      </div>
      {legend.length > 0 && (
        <div className={styles.legend}>
          {legend.map(([mark, name]) => (
            <span key={name} className={styles.key}>
              <span className={mark} /> {name}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
