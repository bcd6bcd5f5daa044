import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Card, CardBody, CardHeader, Text } from '@backstage/ui';
import styles from './SyncProgress.module.css';

/** How a sync goes on: what is done, what is being read, and what it waits for. */
export function SyncProgress({
  connection,
  first = false,
}: {
  connection: ConnectionReport;
  first?: boolean;
}) {
  const { datasets, sync, title } = connection;
  if (sync.state === 'failed' && sync.problem) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={`${title} could not be read`}
        description={sync.problem}
      />
    );
  }
  const done = datasets.filter(
    ({ state, progress }) => !progress && state !== 'never',
  ).length;
  const moving = datasets.filter(({ progress }) => progress);
  const share = datasets.length
    ? Math.round((done / datasets.length) * 100)
    : 0;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {first ? 'The first sync is running' : 'A sync is running'}
        </Text>
      </CardHeader>
      <CardBody>
        <div
          role="progressbar"
          aria-label={`Sync of ${title}`}
          aria-valuenow={share}
          aria-valuemin={0}
          aria-valuemax={100}
          className={styles.track}
        >
          <span style={{ width: `${share}%` }} />
        </div>
        <p className={styles.line} aria-live="polite">
          {sync.state === 'never'
            ? 'It begins in a moment.'
            : `${done} of ${datasets.length} datasets are read.`}
          {first && ' Findings appear as soon as it is done.'}
        </p>
        <ul className={styles.list}>
          {moving.map(({ id, title: name, progress }) => (
            <li key={id}>
              {name}: {progress!.rows.toLocaleString('en')} rows in{' '}
              {progress!.requests} requests
              {progress!.waiting && `, ${progress!.waiting}`}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
