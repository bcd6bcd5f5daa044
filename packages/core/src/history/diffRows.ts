/** What became of one property. Paths have dots; an element of a list stands in brackets, by what identifies it. */
export type PropertyChange =
  | { property: string; before?: unknown; after?: unknown }
  /** A list: what came into it and what went; both empty when only the order is another. */
  | { property: string; added: unknown[]; removed: unknown[] };

/** By what Graph tells the elements of its lists apart. */
const identities = ['id', 'keyId', 'skuId', 'servicePlanId', 'resourceAppId'];

/** Every property that differs between two versions of a row, in the order of their names. Absent is not null. */
export function diffRows(before: object, after: object): PropertyChange[] {
  return diffObjects('', before as Fields, after as Fields);
}

type Fields = Record<string, unknown>;

function diffObjects(
  path: string,
  before: Fields,
  after: Fields,
): PropertyChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .sort()
    .flatMap(name =>
      diffValues(path ? `${path}.${name}` : name, before[name], after[name]),
    );
}

function diffValues(
  property: string,
  before: unknown,
  after: unknown,
): PropertyChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    return diffLists(property, before, after);
  }
  if (isFields(before) && isFields(after)) {
    return diffObjects(property, before, after);
  }
  return [
    {
      property,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

function diffLists(
  property: string,
  before: unknown[],
  after: unknown[],
): PropertyChange[] {
  const identity = identities.find(name =>
    [...before, ...after].every(
      element => isFields(element) && typeof element[name] === 'string',
    ),
  );
  const keyOf = (element: unknown) =>
    identity ? String((element as Fields)[identity]) : JSON.stringify(element);
  const was = new Map(before.map(element => [keyOf(element), element]));
  const is = new Map(after.map(element => [keyOf(element), element]));
  const added = after.filter(element => !was.has(keyOf(element)));
  const removed = before.filter(element => !is.has(keyOf(element)));
  const changed = [...was].flatMap(([key, element]) =>
    is.has(key) ? diffValues(`${property}[${key}]`, element, is.get(key)) : [],
  );
  return added.length || removed.length || !changed.length
    ? [{ property, added, removed }, ...changed]
    : changed;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
