import type { ConnectionReport } from '@entra-posture/core';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import styles from './SyncProgress.module.css';

/** How a running sync goes on: what is done, what is being read, and what it waits for. */
export function SyncProgress({ connection }: { connection: ConnectionReport }) {
  const { datasets, sync, title } = connection;
  const isFirst = !sync.finishedAt;
  const moving = datasets.filter(({ progress }) => progress);
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
          {moving.map(({ id, title: name, progress }) => (
            <li key={id}>
              {name}: {progress!.rows.toLocaleString('en')} rows in{' '}
              {progress!.requests.toLocaleString('en')} requests
              {progress!.waiting && `; ${progress!.waiting}`}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
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
      <div
        role="progressbar"
        aria-label={`First sync of ${title}`}
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={`${done} of ${datasets.length} datasets`}
        className={styles.track}
      >
        <span style={{ width: `${share}%` }} />
      </div>
      <p className={styles.line} aria-live="polite">
        {done} of {datasets.length} datasets are read. Findings appear as soon
        as all are.
      </p>
    </>
  );
}
