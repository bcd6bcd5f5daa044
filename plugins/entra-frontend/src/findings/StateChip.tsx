import type { FindingItem } from '@entra-posture/core';
import { Badge } from '@backstage/ui';
import { dayOf } from '../time/Day';
import { stateNames } from './stateNames';

/** What a finding is now; an exception or a snooze says until when. */
export function StateChip({
  state,
  until,
}: Pick<FindingItem, 'state' | 'until'>) {
  return (
    <Badge size="small">
      {until ? `${stateNames[state]} until ${dayOf(until)}` : stateNames[state]}
    </Badge>
  );
}
