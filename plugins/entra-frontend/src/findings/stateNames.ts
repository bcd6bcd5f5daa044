import type { FindingState } from '@entra-posture/core';
import type { StateFilter } from '../routing/useFindingFilters';

export const stateNames: Record<FindingState, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  accepted: 'Accepted',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
};

export const stateFilterNames: Record<StateFilter, string> = {
  active: 'Needs work',
  ...stateNames,
  any: 'Any',
};
