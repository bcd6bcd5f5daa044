import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import { ActionDialog } from './ActionDialog';
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
  const work = useWork(async () => {
    await api.updateConnection(connection.id, { title: title.trim() });
    onDone();
  });
  return (
    <ActionDialog
      title={`Rename ${connection.title}`}
      action="Rename"
      isDisabled={!title.trim()}
      failed="It could not be renamed"
      work={work}
      onClose={onClose}
    >
      <CheckedField
        label="Name"
        maxLength={LONGEST_TITLE}
        value={title}
        onChange={setTitle}
        problem={title.trim() ? undefined : 'Give the connection a name.'}
      />
    </ActionDialog>
  );
}
