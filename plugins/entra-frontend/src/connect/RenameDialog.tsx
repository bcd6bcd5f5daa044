import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useState } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import { ErrorPanel } from '../states/ErrorPanel';
import { CheckedField } from './CheckedField';
import { LONGEST_TITLE } from './credentialDraft';
import { useWork } from './useWork';

/** Another name for a connection; its id, which addresses and findings hold, stays. */
export function RenameDialog({
  connection,
  onClose,
  onDone,
}: {
  connection: ConnectionReport;
  onClose: () => void;
  onDone: () => void;
}) {
  const api = useApi(entraApiRef);
  const [title, setTitle] = useState(connection.title);
  const { start, isBusy, error } = useWork(async () => {
    await api.updateConnection(connection.id, { title: title.trim() });
    onDone();
  });
  return (
    <Dialog isOpen isDismissable onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>Rename {connection.title}</DialogHeader>
      <DialogBody>
        <CheckedField
          label="Name"
          maxLength={LONGEST_TITLE}
          value={title}
          onChange={setTitle}
          problem={title.trim() ? undefined : 'Give the connection a name.'}
        />
        {error && (
          <ErrorPanel
            title="It could not be renamed"
            error={error}
            onRetry={() => void start()}
          />
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          isPending={isBusy}
          isDisabled={!title.trim()}
          onPress={() => void start()}
        >
          Rename
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
