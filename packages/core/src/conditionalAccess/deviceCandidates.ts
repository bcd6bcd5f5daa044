/**
 * Devices to try, such that between them every truth of every filter rule is reached. For each attribute that a rule
 * names: values that satisfy each set of its comparisons that can be satisfied together, by joining the words in the
 * order in which they can stand (beginnings, middles, ends); those with the same truths are tried once.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices
 */
import type { ConditionalAccessPolicy } from '../model';
import {
  comparisonsOf,
  matchDevice,
  parseDeviceRule,
  type DeviceComparison,
} from './deviceFilter';
import { distinct } from './distinct';
import type { CaDevice } from './signIn';

type Value = string | readonly string[] | null;

/** Past this, an attribute is left out of the devices: what depends on it is unknown. */
const most = 20_000;
const mostWords = 12;
const collections = new Set(['physicalids', 'systemlabels']);

export function deviceCandidates(
  policies: readonly ConditionalAccessPolicy[],
): { values: readonly CaDevice[]; incomplete: boolean } {
  const byAttribute = new Map<string, DeviceComparison[]>();
  for (const { conditions } of policies) {
    const filter = conditions?.devices?.deviceFilter as
      { rule?: string } | null | undefined;
    for (const each of comparisons(filter?.rule)) {
      if (each.attribute === 'iscompliant' || each.attribute === 'trusttype')
        continue;
      byAttribute.set(each.attribute, [
        ...(byAttribute.get(each.attribute) ?? []),
        each,
      ]);
    }
  }
  let incomplete = false;
  let found: CaDevice[] = [];
  for (const trustType of ['AzureAD', 'ServerAD', 'Workplace'])
    for (const isCompliant of [false, true])
      for (const managed of byAttribute.size ? [false, true] : [isCompliant])
        found.push({ registered: true, trustType, isCompliant, managed });
  for (const [attribute, of] of [...byAttribute].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const tried = valuesFor(attribute, of);
    const values = distinct(tried.values, value => {
      const device = { registered: true, managed: true };
      const attributes = { [attribute]: value };
      return of.map(each => matchDevice(each, { ...device, attributes }));
    });
    if (tried.incomplete) incomplete = true;
    if (found.length * values.length > most) {
      incomplete = true;
      continue;
    }
    found = found.flatMap(device =>
      values.map(value => ({
        ...device,
        attributes: { ...device.attributes, [attribute]: value },
      })),
    );
  }
  return { values: [{ registered: false }, ...found], incomplete };
}

const place = { startswith: 0, contains: 1, endswith: 2 };

function valuesFor(
  attribute: string,
  of: readonly DeviceComparison[],
): { values: readonly Value[]; incomplete: boolean } {
  const words = of
    .flatMap(({ operator, values }) =>
      values.map(value => ({ operator, value })),
    )
    .filter((each): each is { operator: string; value: string } =>
      Boolean(each.value),
    )
    .sort(
      (one, other) =>
        at(one.operator) - at(other.operator) ||
        (one.value < other.value ? -1 : 1),
    );
  const text = words
    .map(each => each.value)
    .join(' ')
    .toLowerCase();
  const other =
    ['another value', '~', '§'].find(
      each => !words.some(word => each.includes(word.value.toLowerCase())),
    ) ?? `${text}~`;
  if (collections.has(attribute)) {
    const elements = [...new Set(words.map(each => each.value))];
    return {
      values: [null, [other], ...subsets(elements.slice(0, mostWords))],
      incomplete: elements.length > mostWords,
    };
  }
  const whole = words.filter(each => at(each.operator) > 2);
  const parts = words.filter(each => at(each.operator) <= 2);
  const joined = subsets(parts.slice(0, mostWords)).map(each =>
    each.map(({ value }) => value).join(''),
  );
  const values: Value[] = [
    null,
    other,
    ...joined.filter(Boolean),
    // A text of its own between, so that a beginning is no end.
    ...joined.filter(Boolean).map(each => `${each}${other}`),
    ...joined.filter(Boolean).map(each => `${other}${each}`),
    ...whole.map(each => each.value),
  ];
  return { values, incomplete: parts.length > mostWords };
}

function at(operator: string): number {
  return place[operator as keyof typeof place] ?? 3;
}

/** All ways to take some of the parts, in their order. */
function subsets<P>(parts: readonly P[]): P[][] {
  return parts.reduce<P[][]>(
    (found, part) => [...found, ...found.map(each => [...each, part])],
    [[]],
  );
}

function comparisons(rule: string | undefined) {
  try {
    return rule ? comparisonsOf(parseDeviceRule(rule)) : [];
  } catch {
    // The policy's condition answers unknown for every device: there is nothing to tell apart.
    return [];
  }
}
