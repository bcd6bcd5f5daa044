import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Link } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { EmptyPanel } from '../states/EmptyPanel';
import { SyncButton } from './SyncButton';
import { SyncProgress } from './SyncProgress';

/** Before the first sync has finished there is nothing to judge: what goes on instead, and how to get it going. */
export function FirstSync({
  connection,
  onSynced,
}: {
  connection: ConnectionReport;
  onSynced: () => void;
}) {
  const { connections } = usePaths();
  const { sync, title } = connection;
  if (sync.state === 'running') return <SyncProgress connection={connection} />;
  return (
    <>
      {sync.problem && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={`${title} could not be read`}
          description={sync.problem}
        />
      )}
      <EmptyPanel
        title={
          sync.state === 'never'
            ? 'The first sync has not begun'
            : 'Nothing has been read yet'
        }
        action={
          <SyncButton
            connection={connection}
            onSynced={onSynced}
            align="center"
          />
        }
      >
        {sync.state === 'never'
          ? 'It begins by itself on its schedule, usually within a minute of the portal’s start. Or start it now.'
          : 'Put right what is said above, then try again.'}{' '}
        <Link href={connections}>See the connection</Link>
      </EmptyPanel>
    </>
  );
}
