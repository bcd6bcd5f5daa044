import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import type { PropsWithChildren } from 'react';
import legible from '../routing/Legible.module.css';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import type { useWork } from './useWork';

/** Asks before something is done to a connection, and says what came in its way. */
export function ActionDialog({
  title,
  action,
  isDestructive,
  isDisabled,
  failed,
  work,
  onClose,
  children,
}: PropsWithChildren<{
  title: string;
  /** What the button that does it says. */
  action: string;
  isDestructive?: boolean;
  isDisabled?: boolean;
  /** What a failure is called. */
  failed: string;
  work: ReturnType<typeof useWork<[]>>;
  onClose: () => void;
}>) {
  const { t } = useEntraTranslation();
  const { start, isBusy, error } = work;
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && onClose()}
      className={legible.legible}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          {children}
          {error && (
            <ErrorPanel
              title={failed}
              error={error}
              onRetry={() => void start()}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('connect.dialog.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={isDestructive}
          isPending={isBusy}
          isDisabled={isDisabled}
          onPress={() => void start()}
        >
          {action}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
