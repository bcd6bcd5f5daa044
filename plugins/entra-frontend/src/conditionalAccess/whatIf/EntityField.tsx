import type { EntityItem } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Combobox, ComboboxItemText } from '@backstage/ui';
import { useEffect, useMemo, useState } from 'react';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';
import { useEntraTranslation } from '../../translation';

const TYPING_MS = 250;
/** The server refuses shorter ones. */
const SHORTEST = 2;
const OFFERED = 10;

interface Offer {
  id: string;
  title: string;
  description?: string;
  /** What stands in the field once it is chosen. */
  textValue: string;
}

/** A field that offers what the tenant has by what is typed; anything else can be typed too. */
export function EntityField({
  label,
  description,
  placeholder,
  connection,
  kinds,
  by,
  value,
  isRequired,
  isDisabled,
  onChange,
}: {
  label: string;
  description?: string;
  placeholder?: string;
  connection: string;
  kinds: EntityItem['kind'][];
  /** Which of an entity's two names is asked with. */
  by: 'entity' | 'label';
  value: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  onChange: (value: string) => void;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim();
  const query = useSettled(wanted);
  const isShort = query.length < SHORTEST;
  const {
    value: found,
    error,
    isStale,
  } = useAnswer(
    JSON.stringify([connection, kinds, isShort ? '' : query]),
    signal =>
      isShort
        ? Promise.resolve(undefined)
        : api.search({ connection, kinds, query, limit: OFFERED }, signal),
  );
  const offers = useMemo<Offer[]>(
    () =>
      (found?.items ?? []).map(item => ({
        id: item.entity,
        title: item.label,
        // People of one name are told apart by their handle, which a label may hold already.
        description:
          by === 'entity' && !item.label.includes(item.entity)
            ? item.entity
            : undefined,
        textValue: item[by],
      })),
    [found, by],
  );
  // Nothing is not "no results" before the server was asked what is typed.
  const isSearching =
    wanted.length >= SHORTEST && (isStale || query !== wanted);
  // Who may not see people is not offered any: the server says so, and the id can still be typed.
  const why = offers.length ? undefined : found?.asOf.incomplete.at(-1);
  return (
    <Combobox
      label={label}
      description={
        error
          ? t('conditionalAccess.whatIf.form.nothingOffered')
          : (why ?? description)
      }
      placeholder={placeholder}
      isRequired={isRequired}
      isDisabled={isDisabled}
      allowsCustomValue
      menuTrigger="input"
      items={offers}
      loading={{ state: isSearching ? 'filtering' : 'idle' }}
      search={{
        mode: 'server',
        inputValue: value,
        onInputChange: text => {
          // What came with the address is asked with as it is: nothing is searched before somebody types.
          setTyped(text);
          onChange(text);
        },
      }}
    >
      {(offer: Offer) => <ComboboxItemText {...offer} />}
    </Combobox>
  );
}

/** A text once nobody has typed for a moment: not every key asks the server. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
