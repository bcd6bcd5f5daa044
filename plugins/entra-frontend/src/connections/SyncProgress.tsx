import type { ConnectionReport, DatasetProgress } from '@entra-posture/core';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { progressWords } from './progressWords';
import styles from './SyncProgress.module.css';

/** More than that is no longer read by a person while it changes. */
const SHOWN = 8;

/** How a running sync goes on: what is done, what is being read, and what it waits for. */
export function SyncProgress({ connection }: { connection: ConnectionReport }) {
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
          {isFirst ? 'The first sync is running' : 'A sync is running'}
        </Text>
      </CardHeader>
      <CardBody>
        {isFirst ? (
          <FirstRead connection={connection} />
        ) : (
          <p className={styles.line} aria-live="polite">
            {moving.length > 0
              ? `${moving.length} of ${datasets.length} datasets are being read. `
              : ''}
            What is shown is of the sync before until it is done.
          </p>
        )}
        <ul className={styles.list} aria-label={`Being read from ${title}`}>
          {moving.slice(0, SHOWN).map(each => (
            <Moving key={each.id} {...each} />
          ))}
        </ul>
        {more > 0 && (
          <Text as="p" variant="body-small" color="secondary">
            and {more} more
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
  return (
    <li>
      <span className={styles.name}>{name}</span>
      {progress.share && <Share name={name} {...progress.share} />}
      <span className={styles.words}>
        {progressWords(progress, new Date()).join(' · ')}
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
  const share = total ? Math.floor((done / total) * 100) : 0;
  return (
    <Track
      name={`Read of ${name}`}
      share={share}
      words={`${done.toLocaleString('en')} of ${total.toLocaleString('en')}`}
    />
  );
}

/** What waits or has read most is what a person looks for. */
function weight({ rows, waiting }: DatasetProgress): number {
  return (waiting ? 1e12 : 0) + rows;
}

/** In a first sync every dataset begins at "never", so what has left it is a share of the whole. */
function FirstRead({ connection }: { connection: ConnectionReport }) {
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
        name={`First sync of ${title}`}
        share={share}
        words={`${done} of ${datasets.length} datasets`}
      />
      <p className={styles.line} aria-live="polite">
        {done} of {datasets.length} datasets are read. Findings appear as soon
        as all are.
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
