import type { CaPolicyItem } from '@entra-posture/core';
import { Flex, SearchField, Select } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { LONGEST_QUERY } from '../../routing/useFindingFilters';
import { useEntraTranslation } from '../../translation';
import type { CaViewProps } from '../useCaAddress';
import styles from './PolicyFilters.module.css';

const TYPING_MS = 300;
const any = 'any';
const states = ['enabled', 'reportOnly', 'disabled'] as const;

/** The filters of the list; each change goes into the address. */
export function PolicyFilters({
  address,
  onChange,
}: Pick<CaViewProps, 'address' | 'onChange'>) {
  const { t } = useEntraTranslation();
  const { query = '', state } = address;
  const [text, setText] = useState(query);
  useEffect(() => setText(query), [query]);
  useEffect(() => {
    if (text === query) return undefined;
    // Each change asks the server: not at every key.
    const timer = setTimeout(
      () => onChange({ query: text || undefined }),
      TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [text, query, onChange]);

  return (
    <Flex
      gap="3"
      align="end"
      className={styles.filters}
      role="search"
      aria-label={t('conditionalAccess.policies.filter.label')}
    >
      <SearchField
        label={t('conditionalAccess.policies.filter.search')}
        size="small"
        placeholder={t('conditionalAccess.policies.filter.name')}
        value={text}
        onChange={each => setText(each.slice(0, LONGEST_QUERY))}
      />
      <Select
        label={t('conditionalAccess.policies.filter.state')}
        size="small"
        options={[
          { value: any, label: t('conditionalAccess.policies.filter.any') },
          ...states.map(value => ({
            value,
            label: t(`conditionalAccess.policies.state.${value}`),
          })),
        ]}
        value={state ?? any}
        onChange={key =>
          onChange({
            state: key === any ? undefined : (key as CaPolicyItem['state']),
          })
        }
      />
    </Flex>
  );
}
