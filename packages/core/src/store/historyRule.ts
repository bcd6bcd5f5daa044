import type { HistoryRule } from '../model';

/** What of a row makes a version, as comparable text. */
export function significant(row: unknown, rule: HistoryRule): string {
  if (rule === 'none') return '';
  return JSON.stringify(
    rule.ignores.reduce(
      (kept, path) => without(kept, path.split('.')),
      row as Record<string, unknown>,
    ),
  );
}

function without(
  row: Record<string, unknown>,
  [name, ...rest]: string[],
): Record<string, unknown> {
  if (!(name in row)) return row;
  const { [name]: value, ...others } = row;
  if (!rest.length) return others;
  return value && typeof value === 'object'
    ? { ...row, [name]: without(value as Record<string, unknown>, rest) }
    : row;
}
