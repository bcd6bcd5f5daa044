/**
 * Both engines bound the parameters of one statement (SQLite 32,766, PostgreSQL 65,535); rows and lists of ids go in
 * slices well below.
 */
export const ID_BATCH = 500;
export const ROW_BATCH = 500;

export function* slices<T>(
  items: readonly T[],
  size: number,
): Generator<T[], void> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
