import { Severity, severities } from '@entra-posture/core';
import { oneOf } from '../routing/useAddress';
import { LONGEST_QUERY, StateFilter } from '../routing/useFindingFilters';

/** Areas of what happened, as logs tell it. */
export type DetectionArea = 'sig' | 'aud' | 'cmp';

export const detectionAreas: readonly DetectionArea[] = ['sig', 'aud', 'cmp'];

/** What the page shows, as its address says it. */
export interface SignInsAddress {
  connection?: string;
  area?: DetectionArea;
  minSeverity?: Severity;
  /** What asks for work when left out. */
  state?: Exclude<StateFilter, 'active'>;
  query?: string;
  /** The detection whose details are open. */
  finding?: string;
}

export const addressNames: { [Part in keyof SignInsAddress]-?: string } = {
  connection: 'connection',
  area: 'area',
  minSeverity: 'severity',
  state: 'state',
  query: 'q',
  finding: 'finding',
};

/** Reads an address; what is not one of ours is as if it were not there. */
export function readSignInsAddress(search: URLSearchParams): SignInsAddress {
  return {
    connection: search.get('connection') ?? undefined,
    area: oneOf(search.get('area'), detectionAreas),
    minSeverity: oneOf(search.get('severity'), severities),
    state: oneOf(search.get('state'), [
      'open',
      'acknowledged',
      'accepted',
      'snoozed',
      'resolved',
      'any',
    ]),
    query: search.get('q')?.slice(0, LONGEST_QUERY) || undefined,
    finding: search.get('finding') ?? undefined,
  };
}
