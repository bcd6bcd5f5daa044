import type { CheckFamily } from '@entra-posture/core';
import { severities } from '@entra-posture/core';
import { Flex, SearchField, Select } from '@backstage/ui';
import { useEffect, useState } from 'react';
import {
  FindingFilters,
  FindingSort,
  LONGEST_QUERY,
} from '../routing/useFindingFilters';
import { severityName } from '../severity/SeverityMark';
import { areaTitles } from '@entra-posture/core';
import { useJudgedAreas } from '../check/AddedChecks';
import { FindingViews } from './FindingViews';
import { stateFilterNames } from './stateNames';

const TYPING_MS = 300;
const any = 'any';

const sortNames: Record<FindingSort, string> = {
  severity: 'Worst first',
  lastSeen: 'Last seen',
  firstSeen: 'Newest',
  affected: 'Most affected',
};

/** The filters of the list; each change goes into the address. */
export function FindingsFilters({
  filters,
  onChange,
}: {
  filters: FindingFilters;
  onChange: (change: Partial<FindingFilters>) => void;
}) {
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
      aria-label="Filter findings"
    >
      <SearchField
        label="Search"
        size="small"
        placeholder="Statement or check"
        value={text}
        onChange={each => setText(each.slice(0, LONGEST_QUERY))}
        style={{ minWidth: 220 }}
      />
      <Select
        label="Severity"
        size="small"
        options={[
          { value: any, label: 'Any' },
          ...severities.map(each => ({
            value: each,
            label:
              each === 'critical'
                ? 'Critical'
                : `${severityName(each)} and worse`,
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
        label="Area"
        size="small"
        options={[
          { value: any, label: 'Any' },
          ...areasToChoose(judgedAreas, filters.area).map(each => ({
            value: each,
            label: areaTitles[each],
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
        label="State"
        size="small"
        options={Object.entries(stateFilterNames).map(([value, label]) => ({
          value,
          label,
        }))}
        value={filters.state}
        onChange={key => onChange({ state: key as FindingFilters['state'] })}
      />
      <Select
        label="Order"
        size="small"
        options={Object.entries(sortNames).map(([value, label]) => ({
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
