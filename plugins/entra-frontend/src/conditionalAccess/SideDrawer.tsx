import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  VisuallyHidden,
} from '@backstage/ui';
import type { ReactNode } from 'react';
import { CopyLink } from '../findings/CopyLink';
import type { Answer } from '../answer/useAnswer';
import { EmptyPanel } from '../states/EmptyPanel';
import legible from '../routing/Legible.module.css';
import { ErrorPanel } from '../states/ErrorPanel';
import { Placeholder } from '../states/Placeholder';
import { useEntraTranslation } from '../translation';
import styles from './SideDrawer.module.css';

/** Details at the side of their list. The address carries what is open, so that it can be sent. */
export function SideDrawer<T>({
  words,
  title,
  answer,
  onClose,
  children,
}: {
  words: {
    /** What is opened, in a word. */
    what: string;
    loading: string;
    failed: string;
    /** Why it may not be there any more. */
    gone: string;
  };
  title?: string;
  answer: Answer<T | null>;
  onClose: () => void;
  children: (value: T) => ReactNode;
}) {
  const { t } = useEntraTranslation();
  const { value, error, isPending, reload } = answer;
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && onClose()}
      className={`${styles.drawer} ${legible.legible}`}
      width="min(720px, 100vw)"
      height="100vh"
    >
      <DialogHeader>
        <span className={styles.title} title={title}>
          {title ?? words.what}
        </span>
      </DialogHeader>
      <DialogBody>
        {isPending && (
          <div aria-busy="true" className={styles.loading}>
            <VisuallyHidden>{words.loading}</VisuallyHidden>
            <Placeholder width="40%" height={20} />
            <Placeholder width="100%" height={80} />
            <Placeholder width="100%" height={160} />
          </div>
        )}
        {error && (
          <ErrorPanel title={words.failed} error={error} onRetry={reload} />
        )}
        {value === null && (
          <EmptyPanel title={t('conditionalAccess.drawer.gone')}>
            {words.gone}
          </EmptyPanel>
        )}
        {value && children(value)}
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <CopyLink />
        <Button variant="primary" onPress={onClose}>
          {t('conditionalAccess.drawer.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
