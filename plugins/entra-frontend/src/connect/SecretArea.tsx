import { TextAreaField } from '@backstage/ui';
import styles from './SecretArea.module.css';

/** Several lines that nobody looking over a shoulder is to read: browsers hide a single line only. */
export function SecretArea({
  label,
  description,
  value,
  onChange,
  problem,
  isSecret = true,
}: {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  isSecret?: boolean;
}) {
  return (
    <TextAreaField
      label={label}
      description={description}
      rows={5}
      className={isSecret ? styles.secret : undefined}
      autoComplete="off"
      spellCheck="false"
      value={value}
      onChange={onChange}
      validationBehavior="aria"
      validate={() => problem ?? true}
    />
  );
}
