import type { FindingItem } from '@entra-posture/core';
import { Badge } from '@backstage/ui';
import { dayOf } from '../time/Day';
import { useEntraTranslation } from '../translation';

/** What a finding is now; an exception or a snooze says until when. */
export function StateChip({
  state,
  until,
}: Pick<FindingItem, 'state' | 'until'>) {
  const { t } = useEntraTranslation();
  const name = t(`findings.state.${state}`);
  return (
    <Badge size="small">
      {until
        ? t('findings.stateUntil', {
            state: name,
            day: dayOf(t, until),
          })
        : name}
    </Badge>
  );
}
