/**
 * Rules of the device filter, by the grammar
 *
 *     rule   := and ( -or and )*
 *     and    := not ( -and not )*
 *     not    := -not not | ( rule ) | device.<attribute> <operator> <value>
 *     value  := "text" | 'text' | True | False | null | [ value , … ]
 *
 * An unregistered device has null for every attribute: a positive operator never matches it, a negative one always does.
 * A rule that does not parse is an error here, and unknown to the caller: Microsoft refuses to save such a rule.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices
 */
import type { CaDevice, Tri } from './signIn';

export interface DeviceComparison {
  kind: 'comparison';
  attribute: string;
  operator: string;
  negative: boolean;
  values: (string | null)[];
}

export type DeviceRule =
  | DeviceComparison
  | { kind: 'not'; of: DeviceRule }
  | { kind: 'and' | 'or'; of: DeviceRule[] };

const attributes = new Set(
  [
    ...'deviceId displayName deviceOwnership isCompliant manufacturer mdmAppId model operatingSystem operatingSystemVersion physicalIds profileType systemLabels trustType'.split(
      ' ',
    ),
    ...Array.from({ length: 15 }, (_, n) => `extensionAttribute${n + 1}`),
  ].map(each => each.toLowerCase()),
);
const positive = new Map(
  'eq ne startsWith notStartsWith endsWith notEndsWith contains notContains in notIn'
    .split(' ')
    .map(name => [name.toLowerCase(), name.toLowerCase()]),
);
const longest = 3072;

export const all = (parts: readonly Tri[]): Tri => {
  if (parts.includes(false)) return false;
  return parts.includes('unknown') ? 'unknown' : true;
};

export const any = (parts: readonly Tri[]): Tri => {
  if (parts.includes(true)) return true;
  return parts.includes('unknown') ? 'unknown' : false;
};

/** Reads a rule, or throws what is wrong with it and where. */
export function parseDeviceRule(rule: string): DeviceRule {
  if (rule.length > longest)
    throw new Error(`The rule is longer than ${longest} characters.`);
  const tokens =
    rule.match(/"(?:[^"\\`]|[\\`].)*"|'[^']*'|[()[\],]|[^\s()[\],"']+|["']/g) ??
    [];
  let at = 0;
  const peek = () => (tokens[at] ?? '').toLowerCase();
  const fail = (wanted: string): never => {
    throw new Error(
      `The rule has ${tokens[at] ?? 'its end'} where ${wanted} belongs.`,
    );
  };
  const list = (word: '-or' | '-and', next: () => DeviceRule): DeviceRule => {
    const of = [next()];
    while (peek() === word) {
      at++;
      of.push(next());
    }
    return of.length === 1
      ? of[0]
      : { kind: word === '-or' ? 'or' : 'and', of };
  };
  const value = (): string | null => {
    const token = tokens[at] ?? fail('a value');
    if (/^["'].+["']$/s.test(token) || token === '""' || token === "''") {
      at++;
      return token.slice(1, -1).replace(/[\\`](.)/g, '$1');
    }
    if (/^(\$?null)$/i.test(token)) {
      at++;
      return null;
    }
    if (/^\$?(true|false)$/i.test(token)) {
      at++;
      return token.replace('$', '');
    }
    return fail('a quoted value, True, False or null');
  };
  const comparison = (): DeviceRule => {
    const attribute = /^device\.(\w+)$/.exec(peek())?.[1];
    if (!attribute || !attributes.has(attribute))
      return fail('an attribute of a device');
    at++;
    const operator = positive.get(peek().replace(/^-/, ''));
    if (!operator || !peek().startsWith('-')) return fail('an operator');
    at++;
    const values: (string | null)[] = [];
    if (peek() === '[') {
      if (!/in$/.test(operator)) return fail('a single value');
      do {
        at++;
        values.push(value());
      } while (peek() === ',');
      if (peek() !== ']') return fail(']');
      at++;
    } else {
      if (operator === 'in' || operator === 'notin') return fail('[');
      values.push(value());
    }
    const negative = /^n/.test(operator);
    return {
      kind: 'comparison',
      attribute,
      operator: operator === 'ne' ? 'eq' : operator.replace(/^not/, ''),
      negative,
      values,
    };
  };
  const not = (): DeviceRule => {
    if (peek() === '-not') {
      at++;
      return { kind: 'not', of: not() };
    }
    if (peek() === '(') {
      at++;
      const inner = list('-or', and);
      if (peek() !== ')') return fail(')');
      at++;
      return inner;
    }
    return comparison();
  };
  function and(): DeviceRule {
    return list('-and', not);
  }
  const whole = list('-or', and);
  if (at < tokens.length) return fail('-and, -or or the end');
  return whole;
}

/** The comparisons of a rule, in order. */
export function comparisonsOf(rule: DeviceRule): DeviceComparison[] {
  if (rule.kind === 'comparison') return [rule];
  return rule.kind === 'not'
    ? comparisonsOf(rule.of)
    : rule.of.flatMap(comparisonsOf);
}

/** Whether the device matches; unknown where an attribute of a registered device is not known. */
export function matchDevice(rule: DeviceRule, device: CaDevice): Tri {
  switch (rule.kind) {
    case 'not': {
      const inner = matchDevice(rule.of, device);
      return inner === 'unknown' ? inner : !inner;
    }
    case 'and':
      return all(rule.of.map(each => matchDevice(each, device)));
    case 'or':
      return any(rule.of.map(each => matchDevice(each, device)));
    default:
      return compare(rule, device);
  }
}

function compare(
  { attribute, operator, negative, values }: DeviceComparison,
  device: CaDevice,
): Tri {
  const value = attributeOf(device, attribute);
  if (value === undefined) return 'unknown';
  const wanted = values.map(each => each?.toLowerCase() ?? null);
  const holds = hit(operator, value, wanted);
  return negative ? !holds : holds;
}

function hit(
  operator: string,
  value: string | readonly string[] | null,
  wanted: (string | null)[],
): boolean {
  if (value === null) return operator === 'eq' && wanted[0] === null;
  const elements = (typeof value === 'string' ? [value] : value).map(each =>
    each.toLowerCase(),
  );
  const [first] = wanted;
  return elements.some(each => {
    switch (operator) {
      case 'startswith':
        return first !== null && each.startsWith(first);
      case 'endswith':
        return first !== null && each.endsWith(first);
      case 'contains':
        // A collection's elements are compared whole.
        return (
          first !== null &&
          (typeof value === 'string' ? each.includes(first) : each === first)
        );
      default:
        return wanted.includes(each);
    }
  });
}

function attributeOf(
  device: CaDevice,
  attribute: string,
): string | readonly string[] | null | undefined {
  if (!device.registered) return null;
  if (attribute === 'iscompliant') return textOf(device.isCompliant);
  if (attribute === 'trusttype') return device.trustType;
  if (attribute.startsWith('extensionattribute')) {
    const counts = any([
      device.managed ?? 'unknown',
      device.isCompliant ?? 'unknown',
      device.trustType === undefined
        ? 'unknown'
        : device.trustType === 'ServerAD',
    ]);
    if (counts === 'unknown') return undefined;
    if (!counts) return null;
  }
  return Object.entries(device.attributes ?? {}).find(
    ([name]) => name.toLowerCase() === attribute,
  )?.[1];
}

function textOf(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
