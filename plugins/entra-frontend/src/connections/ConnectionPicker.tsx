import type { ConnectionReport } from '@entra-posture/core';
import { Select } from '@backstage/ui';
import { useEntraTranslation } from '../translation';

/** Which tenant is shown; not there as long as there is one only. */
export function ConnectionPicker({
  connections,
  selected,
  onSelect,
}: {
  connections: readonly ConnectionReport[];
  selected: string;
  onSelect: (id: string) => void;
}) {
  const { t } = useEntraTranslation();
  if (connections.length < 2) return null;
  return (
    <Select
      label={t('connections.picker')}
      size="small"
      options={connections.map(({ id, title }) => ({
        value: id,
        label: title,
      }))}
      value={selected}
      onChange={key => key !== null && onSelect(String(key))}
    />
  );
}
