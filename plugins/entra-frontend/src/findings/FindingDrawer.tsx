import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  VisuallyHidden,
} from '@backstage/ui';
import { Placeholder } from '../states/Placeholder';
import { useEffect } from 'react';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { isStaleCursor } from '../client/serverError';
import { useCursors } from '../pager/useCursors';
import legible from '../routing/Legible.module.css';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import { CopyLink } from './CopyLink';
import { FindingDetails } from './FindingDetails';
import styles from './FindingDrawer.module.css';

const PAGE = 25;
const LINES = 20;

/** One finding at the side of the list. The address carries it, so that it can be sent to whoever fixes it. */
export function FindingDrawer({
  finding,
  onClose,
  onChanged,
}: {
  finding: string;
  onClose: () => void;
  /** After a decision: lists behind it are no longer right. */
  onChanged: () => void;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const cursors = useCursors(finding);
  const { cursor, page, restart } = cursors;
  const { value, error, isPending, isStale, reload } = useAnswer(
    `${finding} ${cursor ?? ''}`,
    signal =>
      api.explain({ finding, history: LINES, limit: PAGE, cursor }, signal),
  );
  const outdated = Boolean(error && page > 0 && isStaleCursor(error));
  useEffect(() => {
    if (outdated) restart();
  }, [outdated, restart]);

  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && onClose()}
      className={`${styles.drawer} ${legible.legible}`}
      width="min(640px, 100vw)"
      height="100vh"
    >
      <DialogHeader>
        {value?.finding.title ?? t('findings.drawer.finding')}
      </DialogHeader>
      <DialogBody>
        {(isPending || outdated) && (
          <div aria-busy="true" className={styles.loading}>
            <VisuallyHidden>{t('findings.drawer.loading')}</VisuallyHidden>
            <Placeholder width="40%" height={20} />
            <Placeholder width="100%" height={80} />
            <Placeholder width="100%" height={160} />
          </div>
        )}
        {error && !outdated && (
          <ErrorPanel
            title={t('findings.drawer.failed')}
            error={error}
            onRetry={reload}
          />
        )}
        {value && (
          <FindingDetails
            value={value}
            cursors={cursors}
            pageSize={PAGE}
            isStale={isStale}
            onChanged={() => {
              reload();
              onChanged();
            }}
          />
        )}
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <CopyLink />
        <Button variant="primary" onPress={onClose}>
          {t('findings.drawer.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
