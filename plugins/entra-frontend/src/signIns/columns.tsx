import type { FindingItem } from '@entra-posture/core';
import { areaOf } from '../check/areas';
import { findingColumns } from '../findings/findingColumns';
import type { NamedColumn } from '../table/NamedTable';
import { When } from '../time/When';
import type { EntraTranslate } from '../translation';

export function columnsOf(
  t: EntraTranslate,
): readonly NamedColumn<FindingItem>[] {
  const { severity, title, state } = findingColumns(t);
  return [
    {
      id: 'happened',
      label: t('signIns.column.happened'),
      width: 'narrow',
      cell: ({ happenedAt, firstSeen }) => (
        <When at={happenedAt ?? firstSeen} />
      ),
    },
    severity,
    { ...title, label: t('signIns.column.detection') },
    {
      id: 'area',
      label: t('signIns.column.seenIn'),
      width: 'narrow',
      cell: ({ check }) => areaOf(t, check),
    },
    state,
  ];
}
