import type { ConnectionReport, DatasetProgress } from '@entra-posture/core';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useEntraTranslation } from '../translation';
import { progressWords } from './progressWords';
import styles from './SyncProgress.module.css';

/** More than that is no longer read by a person while it changes. */
const SHOWN = 8;

/** How a running sync goes on: what is done, what is being read, and what it waits for. */
export function SyncProgress({ connection }: { connection: ConnectionReport }) {
  const { t } = useEntraTranslation();
  const { datasets, sync, title } = connection;
  const isFirst = !sync.finishedAt;
  const moving = datasets
    .flatMap(({ id, title: name, progress }) =>
      progress ? [{ id, name, progress }] : [],
    )
    .sort((one, other) => weight(other.progress) - weight(one.progress));
  const more = moving.length - SHOWN;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {isFirst
            ? t('connections.progress.first')
            : t('connections.progress.running')}
        </Text>
      </CardHeader>
      <CardBody>
        {isFirst ? (
          <FirstRead connection={connection} />
        ) : (
          <p className={styles.line} aria-live="polite">
            {moving.length > 0
              ? t('connections.progress.beingRead', {
                  number: moving.length,
                  total: datasets.length,
                })
              : t('connections.progress.before')}
          </p>
        )}
        <ul
          className={styles.list}
          aria-label={t('connections.progress.list', { title })}
        >
          {moving.slice(0, SHOWN).map(each => (
            <Moving key={each.id} {...each} />
          ))}
        </ul>
        {more > 0 && (
          <Text as="p" variant="body-small" color="secondary">
            {t('connections.progress.more', { more })}
          </Text>
        )}
      </CardBody>
    </Card>
  );
}

function Moving({
  name,
  progress,
}: {
  name: string;
  progress: DatasetProgress;
}) {
  const { t } = useEntraTranslation();
  return (
    <li>
      <span className={styles.name}>{name}</span>
      {progress.share && <Share name={name} {...progress.share} />}
      <span className={styles.words}>
        {progressWords(progress, new Date(), t).join(' · ')}
      </span>
    </li>
  );
}

function Share({
  name,
  done,
  total,
}: {
  name: string;
  done: number;
  total: number;
}) {
  const { t } = useEntraTranslation();
  const share = total ? Math.floor((done / total) * 100) : 0;
  return (
    <Track
      name={t('connections.progress.readOf', { name })}
      share={share}
      words={t('connections.progress.share', { done, total })}
    />
  );
}

/** What waits or has read most is what a person looks for. */
function weight({ rows, waiting }: DatasetProgress): number {
  return (waiting ? 1e12 : 0) + rows;
}

/** In a first sync every dataset begins at "never", so what has left it is a share of the whole. */
function FirstRead({ connection }: { connection: ConnectionReport }) {
  const { t } = useEntraTranslation();
  const { datasets, title } = connection;
  const done = datasets.filter(
    ({ state, progress }) => !progress && state !== 'never',
  ).length;
  const share = datasets.length
    ? Math.round((done / datasets.length) * 100)
    : 0;
  return (
    <>
      <Track
        name={t('connections.progress.firstOf', { title })}
        share={share}
        words={t('connections.progress.datasets', {
          done,
          total: datasets.length,
        })}
      />
      <p className={styles.line} aria-live="polite">
        {t('connections.progress.datasetsRead', {
          done,
          total: datasets.length,
        })}
      </p>
    </>
  );
}

function Track({
  name,
  share,
  words,
}: {
  name: string;
  share: number;
  words: string;
}) {
  return (
    <div
      role="progressbar"
      aria-label={name}
      aria-valuenow={share}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={words}
      className={styles.track}
    >
      <span style={{ width: `${share}%` }} />
    </div>
  );
}
