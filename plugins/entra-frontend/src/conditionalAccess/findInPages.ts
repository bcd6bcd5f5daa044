/** One item of a list that the server pages, wherever in the list it is; null where it is not there (any more). */
export async function findInPages<T>(
  is: (item: T) => boolean,
  page: (cursor?: string) => Promise<{ items: T[]; nextCursor?: string }>,
): Promise<T | null> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor);
    const found = items.find(is);
    if (found) return found;
    cursor = nextCursor;
  } while (cursor);
  return null;
}
