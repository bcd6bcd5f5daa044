/** What is known by this key, or made now and known from then on; where it would be more than so many, all is forgotten first. */
export function remember<K, V>(
  known: Map<K, V>,
  most: number,
  key: K,
  make: () => V,
): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  if (known.size >= most) known.clear();
  known.set(key, made);
  return made;
}
