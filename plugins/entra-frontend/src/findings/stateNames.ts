import type { StateFilter } from '../routing/useFindingFilters';
import type { EntraTranslate } from '../translation';

/** What each is called, in the order in which they are offered. */
export const stateFilterNames = (
  t: EntraTranslate,
): Record<StateFilter, string> => ({
  active: t('findings.state.active'),
  open: t('findings.state.open'),
  acknowledged: t('findings.state.acknowledged'),
  accepted: t('findings.state.accepted'),
  snoozed: t('findings.state.snoozed'),
  resolved: t('findings.state.resolved'),
  any: t('findings.state.any'),
});
