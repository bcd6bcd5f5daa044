/** The first of those that have the same truths. */
export function distinct<V>(
  values: readonly V[],
  truths: (value: V) => readonly unknown[],
): V[] {
  const seen = new Set<string>();
  return values.filter(value => {
    const key = truths(value).join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
