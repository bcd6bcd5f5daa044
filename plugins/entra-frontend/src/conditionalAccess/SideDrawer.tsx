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
import styles from './SideDrawer.module.css';

/** Details at the side of their list. The address carries what is open, so that it can be sent. */
export function SideDrawer<T>({
  what,
  title,
  answer,
  gone,
  onClose,
  children,
}: {
  /** What is opened, in a word. */
  what: string;
  title?: string;
  answer: Answer<T | null>;
  /** Why it may not be there any more. */
  gone: string;
  onClose: () => void;
  children: (value: T) => ReactNode;
}) {
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
          {title ?? what}
        </span>
      </DialogHeader>
      <DialogBody>
        {isPending && (
          <div aria-busy="true" className={styles.loading}>
            <VisuallyHidden>Loading the {what.toLowerCase()}</VisuallyHidden>
            <Placeholder width="40%" height={20} />
            <Placeholder width="100%" height={80} />
            <Placeholder width="100%" height={160} />
          </div>
        )}
        {error && (
          <ErrorPanel
            title={`This ${what.toLowerCase()} could not be loaded`}
            error={error}
            onRetry={reload}
          />
        )}
        {value === null && <EmptyPanel title="Not there">{gone}</EmptyPanel>}
        {value && children(value)}
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <CopyLink />
        <Button variant="primary" onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
