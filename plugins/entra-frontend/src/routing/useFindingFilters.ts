import {
  areaTitles,
  CheckFamily,
  FindingState,
  findingStates,
  severities,
  Severity,
} from '@entra-posture/core';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

export type FindingSort = 'severity' | 'lastSeen' | 'firstSeen' | 'affected';

/** `active`: what asks for work. */
export type StateFilter = 'active' | FindingState | 'any';

export interface FindingFilters {
  connection?: string;
  area?: CheckFamily;
  minSeverity?: Severity;
  state: StateFilter;
  /** Who takes care of it. */
  owner?: string;
  query?: string;
  sort: FindingSort;
  /** The finding whose details are open. */
  finding?: string;
}

/** The server refuses a longer one. */
export const LONGEST_QUERY = 200;

const sorts: readonly FindingSort[] = [
  'severity',
  'lastSeen',
  'firstSeen',
  'affected',
];
const states: readonly StateFilter[] = ['active', ...findingStates, 'any'];
const areas = Object.keys(areaTitles) as CheckFamily[];

function oneOf<T extends string>(
  value: string | null,
  allowed: readonly T[],
): T | undefined {
  return allowed.find(each => each === value);
}

/** What the server is asked for; nothing where its own choice is meant. */
export function statesOf(filter: StateFilter): FindingState[] | undefined {
  if (filter === 'active') return undefined;
  return filter === 'any' ? [...findingStates] : [filter];
}

/** Reads filters from an address; what is not one of ours is as if it were not there. */
export function readFilters(search: URLSearchParams): FindingFilters {
  return {
    connection: search.get('connection') ?? undefined,
    area: oneOf(search.get('area'), areas),
    minSeverity: oneOf(search.get('severity'), severities),
    state: oneOf(search.get('state'), states) ?? 'active',
    owner: search.get('owner')?.slice(0, LONGEST_QUERY) || undefined,
    query: search.get('q')?.slice(0, LONGEST_QUERY) || undefined,
    sort: oneOf(search.get('sort'), sorts) ?? 'severity',
    finding: search.get('finding') ?? undefined,
  };
}

/** Writes them; defaults are left out, so that an address says only what was chosen. */
export function writeFilters(
  filters: Partial<FindingFilters>,
): URLSearchParams {
  const entries: [string, string | undefined][] = [
    ['connection', filters.connection],
    ['area', filters.area],
    ['severity', filters.minSeverity],
    ['state', filters.state === 'active' ? undefined : filters.state],
    ['owner', filters.owner || undefined],
    ['q', filters.query || undefined],
    ['sort', filters.sort === 'severity' ? undefined : filters.sort],
    ['finding', filters.finding],
  ];
  return new URLSearchParams(
    entries.filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

/** The filters of the findings page, kept in the address: what one person sees, another can be sent. */
export function useFindingFilters(): [
  FindingFilters,
  (change: Partial<FindingFilters>) => void,
] {
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => readFilters(search), [search]);
  const change = useCallback(
    (part: Partial<FindingFilters>) =>
      // Typing and opening must not fill the history: Back leaves the page.
      setSearch(before => writeFilters({ ...readFilters(before), ...part }), {
        replace: true,
      }),
    [setSearch],
  );
  return [filters, change];
}
