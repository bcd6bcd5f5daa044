import type { DatasetId, DatasetRows } from '../model';
import type { RowVersion, SeenBetween } from './historyPorts';

export interface VersionRow {
  valid_from: number;
  valid_to: number | null;
  label: string;
  data: string;
  minor: boolean | number;
}

/** Stored versions, oldest first, as a history: a minor one carries on the one before with its newer values. */
export function toVersions<K extends DatasetId>(
  rows: readonly VersionRow[],
  between: (sequence: number) => SeenBetween | undefined,
): RowVersion<DatasetRows[K]>[] {
  const kept: VersionRow[] = [];
  for (const row of rows) {
    const before = kept.at(-1);
    if (row.minor && before && before.valid_to === row.valid_from) {
      kept[kept.length - 1] = { ...row, valid_from: before.valid_from };
    } else {
      kept.push(row);
    }
  }
  return kept.map(({ valid_from, valid_to, label, data }) => {
    // What the first read found may have been there for years.
    const began = valid_from > 1 ? between(valid_from) : undefined;
    const ended = valid_to === null ? undefined : between(valid_to);
    return {
      row: JSON.parse(data),
      label,
      ...(began ? { began } : {}),
      ...(ended ? { ended } : {}),
    };
  });
}
