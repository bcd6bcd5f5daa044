import { Select } from '@backstage/ui';
import type { SignInDraft } from '../caAddress';
import { Choice, choices } from './choices';

const LEFT_OUT = '';

/** One of the named values of a detail. */
export function ChoiceField({
  label,
  name,
  leftOut,
  draft,
  onChange,
}: {
  label: string;
  name: Choice;
  /** What it says when nothing is chosen; absent where one of the values is what leaving it out means. */
  leftOut?: string;
  draft: SignInDraft;
  onChange: (change: SignInDraft) => void;
}) {
  const named = Object.entries<string>(choices[name]);
  const options = [
    ...(leftOut ? [{ value: LEFT_OUT, label: leftOut }] : []),
    ...named.map(([value, text]) => ({ value, label: text })),
  ];
  return (
    <Select
      label={label}
      size="small"
      options={options}
      value={draft[name] ?? options[0].value}
      onChange={key =>
        onChange({
          [name]: key === options[0].value ? undefined : String(key),
        })
      }
    />
  );
}
