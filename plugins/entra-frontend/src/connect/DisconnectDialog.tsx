import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, Text } from '@backstage/ui';
import { useState } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import { useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
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
      title={t('connect.disconnect.title', { title })}
      action={
        data === 'delete'
          ? t('connect.disconnect.actionDelete')
          : t('connect.disconnect.action')
      }
      isDestructive
      isDisabled={!isConfirmed}
      failed={t('connect.disconnect.failed')}
      work={work}
      onClose={onClose}
    >
      <Text as="p">{t('connect.disconnect.consequence')}</Text>
      <RadioGroup
        label={t('connect.disconnect.data')}
        value={data}
        onChange={each => setData(each as 'keep' | 'delete')}
      >
        <Radio value="keep">{t('connect.disconnect.keep')}</Radio>
        <Radio value="delete">{t('connect.disconnect.delete')}</Radio>
      </RadioGroup>
      {data === 'delete' && (
        <CheckedField
          label={t('connect.disconnect.confirm', { title })}
          value={typed}
          onChange={setTyped}
        />
      )}
    </ActionDialog>
  );
}
