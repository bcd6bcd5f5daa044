import type { CheckFamily } from '@entra-posture/core';
import { severities } from '@entra-posture/core';
import { Flex, SearchField, Select } from '@backstage/ui';
import { useEffect, useState } from 'react';
import {
  FindingFilters,
  FindingSort,
  LONGEST_QUERY,
} from '../routing/useFindingFilters';
import { useJudgedAreas } from '../check/AddedChecks';
import { areaTitle } from '../check/areas';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import { FindingViews } from './FindingViews';
import { stateFilterNames } from './stateNames';

const TYPING_MS = 300;
const any = 'any';

const sortNames = (t: EntraTranslate): Record<FindingSort, string> => ({
  severity: t('findings.filter.sort.severity'),
  lastSeen: t('findings.filter.sort.lastSeen'),
  firstSeen: t('findings.filter.sort.firstSeen'),
  affected: t('findings.filter.sort.affected'),
});

/** The filters of the list; each change goes into the address. */
export function FindingsFilters({
  filters,
  onChange,
}: {
  filters: FindingFilters;
  onChange: (change: Partial<FindingFilters>) => void;
}) {
  const { t } = useEntraTranslation();
  const judgedAreas = useJudgedAreas();
  const [text, setText] = useState(filters.query ?? '');
  useEffect(() => setText(filters.query ?? ''), [filters.query]);
  useEffect(() => {
    if (text === (filters.query ?? '')) return undefined;
    // Each change asks the server: not at every key.
    const timer = setTimeout(
      () => onChange({ query: text || undefined }),
      TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [text, filters.query, onChange]);

  return (
    <Flex
      gap="3"
      align="end"
      style={{ flexWrap: 'wrap' }}
      role="search"
      aria-label={t('findings.filter.label')}
    >
      <SearchField
        label={t('findings.filter.search')}
        size="small"
        placeholder={t('findings.filter.searchHint')}
        value={text}
        onChange={each => setText(each.slice(0, LONGEST_QUERY))}
        style={{ minWidth: 220 }}
      />
      <Select
        label={t('findings.filter.severity')}
        size="small"
        options={[
          { value: any, label: t('findings.filter.any') },
          ...severities.map(each => ({
            value: each,
            label: t(`severity.andWorse.${each}`),
          })),
        ]}
        value={filters.minSeverity ?? any}
        onChange={key =>
          onChange({
            minSeverity:
              key === any ? undefined : (key as FindingFilters['minSeverity']),
          })
        }
      />
      <Select
        label={t('findings.filter.area')}
        size="small"
        options={[
          { value: any, label: t('findings.filter.any') },
          ...areasToChoose(judgedAreas, filters.area).map(each => ({
            value: each,
            label: areaTitle(t, each),
          })),
        ]}
        value={filters.area ?? any}
        onChange={key =>
          onChange({
            area: key === any ? undefined : (key as FindingFilters['area']),
          })
        }
      />
      <Select
        label={t('findings.filter.state')}
        size="small"
        options={Object.entries(stateFilterNames(t)).map(([value, label]) => ({
          value,
          label,
        }))}
        value={filters.state}
        onChange={key => onChange({ state: key as FindingFilters['state'] })}
      />
      <Select
        label={t('findings.filter.order')}
        size="small"
        options={Object.entries(sortNames(t)).map(([value, label]) => ({
          value,
          label,
        }))}
        value={filters.sort}
        onChange={key => onChange({ sort: key as FindingSort })}
      />
      <FindingViews filters={filters} onChange={onChange} />
    </Flex>
  );
}

/** An address may name an area that nothing judges; the field says so rather than standing empty. */
function areasToChoose(
  judgedAreas: readonly CheckFamily[],
  chosen?: CheckFamily,
): readonly CheckFamily[] {
  return !chosen || judgedAreas.includes(chosen)
    ? judgedAreas
    : [...judgedAreas, chosen];
}
