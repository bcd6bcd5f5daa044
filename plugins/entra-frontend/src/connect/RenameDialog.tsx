import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import { useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const [title, setTitle] = useState(connection.title);
  const work = useWork(async () => {
    await api.updateConnection(connection.id, { title: title.trim() });
    onDone();
  });
  return (
    <ActionDialog
      title={t('connect.rename.title', { title: connection.title })}
      action={t('connect.rename.action')}
      isDisabled={!title.trim()}
      failed={t('connect.rename.failed')}
      work={work}
      onClose={onClose}
    >
      <CheckedField
        label={t('connect.rename.name')}
        maxLength={LONGEST_TITLE}
        value={title}
        onChange={setTitle}
        problem={title.trim() ? undefined : t('connect.rename.nameProblem')}
      />
    </ActionDialog>
  );
}
