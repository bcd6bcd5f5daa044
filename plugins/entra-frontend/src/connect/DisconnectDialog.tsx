import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, Text } from '@backstage/ui';
import { useState } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import { ActionDialog } from './ActionDialog';
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
  const work = useWork(async () => {
    await api.disconnect(id, data);
    onDone();
  });
  const isConfirmed = data === 'keep' || typed.trim() === title;
  return (
    <ActionDialog
      title={`Disconnect ${title}`}
      action={data === 'delete' ? 'Disconnect and delete' : 'Disconnect'}
      isDestructive
      isDisabled={!isConfirmed}
      failed="It could not be disconnected"
      work={work}
      onClose={onClose}
    >
      <Text as="p">
        The stored credential is deleted in any case. The consent at Microsoft
        stays until it is revoked there.
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
    </ActionDialog>
  );
}
