import type { Cloud } from '@entra-posture/core';
import { Select } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { useEntraTranslation } from '../translation';

/** Which of Microsoft's clouds the tenant is in: each has its own login and its own Graph. */
export function CloudField({
  clouds,
  value,
  onChange,
}: {
  clouds: ConnectOptions['clouds'];
  value: Cloud;
  onChange: (cloud: Cloud) => void;
}) {
  const { t } = useEntraTranslation();
  return (
    <Select
      label={t('connect.cloud')}
      options={clouds.map(({ id, title }) => ({ value: id, label: title }))}
      value={value}
      onChange={key => key !== null && onChange(key as Cloud)}
    />
  );
}
