import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Skeleton,
  VisuallyHidden,
} from '@backstage/ui';
import { useState } from 'react';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { ErrorPanel } from '../states/ErrorPanel';
import { FindingDetails } from './FindingDetails';
import styles from './FindingDrawer.module.css';

const PAGE = 25;

/** One finding at the side of the list. The address carries it, so that it can be sent to whoever fixes it. */
export function FindingDrawer({
  finding,
  onClose,
}: {
  finding: string;
  onClose: () => void;
}) {
  const api = useApi(entraApiRef);
  const [cursors, setCursors] = useState<string[]>([]);
  const [copied, setCopied] = useState(false);
  const cursor = cursors.at(-1);
  const { value, error, isPending, isStale, reload } = useAnswer(
    `${finding} ${cursor ?? ''}`,
    signal => api.explain({ finding, limit: PAGE, cursor }, signal),
  );

  async function copy() {
    await navigator.clipboard.writeText(window.location.href);
    setCopied(true);
  }

  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && onClose()}
      className={styles.drawer}
      width="min(640px, 100vw)"
      height="100vh"
    >
      <DialogHeader>{value?.finding.title ?? 'Finding'}</DialogHeader>
      <DialogBody>
        {isPending && (
          <div aria-busy="true" className={styles.loading}>
            <VisuallyHidden>Loading the finding</VisuallyHidden>
            <Skeleton width="40%" height={20} />
            <Skeleton width="100%" height={80} />
            <Skeleton width="100%" height={160} />
          </div>
        )}
        {error && <ErrorPanel error={error} onRetry={reload} />}
        {value && (
          <FindingDetails
            value={value}
            page={cursors.length}
            isStale={isStale}
            pageSize={PAGE}
            onNext={() =>
              value.nextCursor && setCursors([...cursors, value.nextCursor])
            }
            onPrevious={() => setCursors(cursors.slice(0, -1))}
          />
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={() => void copy()}>
          {copied ? 'Link copied' : 'Copy link'}
        </Button>
        <Button variant="primary" onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
