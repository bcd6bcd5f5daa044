import type { RowStore } from '../store/ports';

/** Every group that somebody is in, nested ones included; a level at a time, for one person has many groups and few levels. */
export async function groupsAbove(
  rows: RowStore,
  connectionId: string,
  member: string,
): Promise<string[]> {
  const found = new Set<string>();
  for (let asked = [member]; asked.length;) {
    const relations = await rows.relationsTo(
      connectionId,
      'groups.members',
      asked,
    );
    const above = new Set(relations.map(({ from }) => from));
    asked = [...above].filter(group => !found.has(group));
    for (const group of asked) found.add(group);
  }
  return [...found];
}
