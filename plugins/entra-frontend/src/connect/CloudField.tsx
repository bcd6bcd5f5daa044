import type { Cloud } from '@entra-posture/core';
import { Select } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';

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
  return (
    <Select
      label="Cloud"
      options={clouds.map(({ id, title }) => ({ value: id, label: title }))}
      value={value}
      onChange={key => key !== null && onChange(key as Cloud)}
    />
  );
}
