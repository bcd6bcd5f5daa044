import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Radio,
  RadioGroup,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import { ErrorPanel } from '../states/ErrorPanel';
import { CheckedField } from './CheckedField';
import { useWork } from './useWork';

/** Ends a connection. What was read cannot be brought back once deleted, so that is confirmed by its name. */
export function DisconnectDialog({
  connection: { id, title },
  onClose,
  onDone,
}: {
  connection: ConnectionReport;
  onClose: () => void;
  onDone: () => void;
}) {
  const api = useApi(entraApiRef);
  const [data, setData] = useState<'keep' | 'delete'>('keep');
  const [typed, setTyped] = useState('');
  const { start, isBusy, error } = useWork(async () => {
    await api.disconnect(id, data);
    onDone();
  });
  const isConfirmed = data === 'keep' || typed.trim() === title;
  return (
    <Dialog isOpen isDismissable onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>Disconnect {title}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p">
            The stored credential is deleted in any case. The consent at
            Microsoft stays until it is revoked there.
          </Text>
          <RadioGroup
            label="What was read of the tenant"
            value={data}
            onChange={each => setData(each as 'keep' | 'delete')}
          >
            <Radio value="keep">Keep it, with its findings and history</Radio>
            <Radio value="delete">Delete all of it, for good</Radio>
          </RadioGroup>
          {data === 'delete' && (
            <CheckedField
              label={`Type “${title}” to confirm`}
              value={typed}
              onChange={setTyped}
            />
          )}
          {error && (
            <ErrorPanel
              title="It could not be disconnected"
              error={error}
              onRetry={() => void start()}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          destructive
          isPending={isBusy}
          isDisabled={!isConfirmed}
          onPress={() => void start()}
        >
          {data === 'delete' ? 'Disconnect and delete' : 'Disconnect'}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
