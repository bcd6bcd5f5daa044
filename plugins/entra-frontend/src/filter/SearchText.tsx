import { SearchField } from '@backstage/ui';
import { useEffect, useState } from 'react';

const TYPING_MS = 300;

/** A filter that is typed; it asks the server once nobody has typed for a moment, not at every key. */
export function SearchText({
  label,
  placeholder,
  longest,
  value,
  isDisabled,
  description,
  onChange,
}: {
  label: string;
  placeholder?: string;
  /** The server refuses a longer one. */
  longest: number;
  value: string | undefined;
  isDisabled?: boolean;
  description?: string;
  onChange: (value: string | undefined) => void;
}) {
  const asked = value ?? '';
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    if (text === asked) return undefined;
    const timer = setTimeout(() => onChange(text || undefined), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, asked, onChange]);
  return (
    <SearchField
      label={label}
      description={description}
      size="small"
      placeholder={placeholder}
      value={text}
      isDisabled={isDisabled}
      onChange={each => setText(each.slice(0, longest))}
      style={{ minWidth: 200 }}
    />
  );
}
