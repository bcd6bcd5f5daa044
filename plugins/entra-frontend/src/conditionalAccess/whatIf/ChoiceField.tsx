import { Select } from '@backstage/ui';
import { useEntraTranslation } from '../../translation';
import type { SignInDraft } from '../caAddress';
import { Choice, choiceNames } from './choices';

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
  const { t } = useEntraTranslation();
  const options = [
    ...(leftOut ? [{ value: LEFT_OUT, label: leftOut }] : []),
    ...choiceNames(t, name),
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
