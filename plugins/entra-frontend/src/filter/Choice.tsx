import { Select } from '@backstage/ui';
import { useEntraTranslation } from '../translation';

/** No filter has a value of this name. */
const any = 'no-choice';

/** A filter with a few values, and none of them. */
export function Choice<T extends string>({
  label,
  names,
  none,
  value,
  onChange,
}: {
  label: string;
  /** What each value is called, in the order in which they are offered. */
  names: Readonly<Record<T, string>>;
  /** What it is called when nothing is chosen. */
  none?: string;
  value: T | undefined;
  onChange: (value: T | undefined) => void;
}) {
  const { t } = useEntraTranslation();
  return (
    <Select
      label={label}
      size="small"
      options={[
        { value: any, label: none ?? t('filter.any') },
        ...Object.entries<string>(names).map(([each, name]) => ({
          value: each,
          label: name,
        })),
      ]}
      value={value ?? any}
      onChange={key => onChange(key === any ? undefined : (key as T))}
    />
  );
}
