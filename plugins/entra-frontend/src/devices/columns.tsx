import type { FindingItem } from '@entra-posture/core';
import { findingColumns } from '../findings/findingColumns';
import type { NamedColumn } from '../table/NamedTable';
import type { EntraTranslate } from '../translation';

export function columnsOf(
  t: EntraTranslate,
): readonly NamedColumn<FindingItem>[] {
  const { severity, title, affected, firstSeen, state } = findingColumns(t);
  return [severity, title, affected, firstSeen, state];
}
