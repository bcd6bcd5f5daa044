import { Link } from '@backstage/ui';
import { useId } from 'react';
import { findingPath } from '../../routing/findingPath';
import { usePaths } from '../../routing/paths';
import { Moment, momentOf } from '../../time/Moment';
import { useEntraTranslation } from '../../translation';
import { greatCircle, type Position } from './greatCircle';
import { frameOf, gridOf, placeIn } from './mapFrame';
import { type Travel, travelWords } from './travel';
import styles from './TravelMap.module.css';

/** The two places of an impossible travel with the shortest way between them, and the same in words. */
export function TravelMap({
  travel,
  connection,
}: {
  travel: Travel;
  connection: string;
}) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  const { from, to } = travel;
  return (
    <figure className={styles.figure}>
      {from.position && to.position ? (
        <Chart travel={travel} from={from.position} to={to.position} />
      ) : (
        <p className={styles.caption}>{t('entity.map.unplaced')}</p>
      )}
      <figcaption className={styles.caption}>
        <span className={styles.ends}>
          <span>
            <b className={styles.mark}>1</b> <bdi>{from.place}</bdi>,{' '}
            <Moment at={from.at} />
          </span>
          <span>
            <b className={styles.mark}>2</b> <bdi>{to.place}</bdi>,{' '}
            <Moment at={to.at} />
          </span>
        </span>
        {travelWords(travel, t)}{' '}
        <Link
          href={findingPath(findings, connection, travel.finding)}
          aria-label={t('entity.map.findingOf', { place: to.place })}
        >
          {t('entity.map.finding')}
        </Link>
      </figcaption>
    </figure>
  );
}

function Chart({
  travel,
  from,
  to,
}: {
  travel: Travel;
  from: Position;
  to: Position;
}) {
  const { t } = useEntraTranslation();
  const id = useId();
  const way = greatCircle(from, to);
  const frame = frameOf(way);
  const { meridians, parallels } = gridOf(frame, t);
  const inFrame = (point: Position) => placeIn(frame, point);
  // The end lies on the way: it may be beyond the date line, where its own longitude is not.
  const ends = [way[0], way[way.length - 1]].map(inFrame);
  const xOf = (longitude: number) => inFrame({ latitude: 0, longitude }).x;
  const yOf = (latitude: number) => inFrame({ latitude, longitude: 0 }).y;
  return (
    <div>
      <div className={styles.map}>
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
        >
          <title id={`${id}-title`}>
            {t('entity.map.title', {
              from: travel.from.place,
              to: travel.to.place,
            })}
          </title>
          <desc id={`${id}-desc`}>
            {t('entity.map.description', {
              from: travel.from.place,
              fromAt: momentOf(t, travel.from.at),
              to: travel.to.place,
              toAt: momentOf(t, travel.to.at),
              words: travelWords(travel, t),
            })}
          </desc>
          {meridians.map(({ degrees }) => (
            <line
              key={`east ${degrees}`}
              className={styles.grid}
              x1={xOf(degrees)}
              x2={xOf(degrees)}
              y1={0}
              y2={100}
            />
          ))}
          {parallels.map(({ degrees }) => (
            <line
              key={`north ${degrees}`}
              className={degrees === 0 ? styles.equator : styles.grid}
              x1={0}
              x2={100}
              y1={yOf(degrees)}
              y2={yOf(degrees)}
            />
          ))}
          <polyline
            className={styles.way}
            points={way
              .map(inFrame)
              .map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`)
              .join(' ')}
          />
        </svg>
        {/* Text in the drawing would shrink with it. */}
        <div aria-hidden="true">
          {parallels.map(({ degrees, label }) => (
            <span
              key={`north ${degrees}`}
              className={styles.parallel}
              style={{ top: `${yOf(degrees)}%` }}
            >
              {label}
            </span>
          ))}
          {ends.map(({ x, y }, index) => (
            <span key={index === 0 ? 'from' : 'to'}>
              <b className={styles.end} style={{ left: `${x}%`, top: `${y}%` }}>
                {index + 1}
              </b>
              <span
                // The northern name above its place, the southern below: they never meet.
                className={
                  y < ends[1 - index].y || (index === 0 && y === ends[1].y)
                    ? styles.above
                    : styles.below
                }
                style={{
                  left: `${x}%`,
                  top: `${y}%`,
                  // So that none runs out of the map: at its left edge it begins at its place, at the right one it ends there.
                  translate: `-${x}% 0`,
                }}
              >
                {(index === 0 ? travel.from : travel.to).place}
              </span>
            </span>
          ))}
        </div>
      </div>
      <div aria-hidden="true" className={styles.meridians}>
        {meridians.map(({ degrees, label }) => (
          <span
            key={`east ${degrees}`}
            className={styles.meridian}
            style={{ left: `${xOf(degrees)}%` }}
          >
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}
