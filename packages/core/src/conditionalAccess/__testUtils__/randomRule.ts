import fc from 'fast-check';

/** A device filter as a tree of its own, so that its text is read back by nobody but the code under test. */
export type RandomRule =
  | { attribute: string; operator: string; value: string | string[] | null }
  | { not: RandomRule }
  | { join: '-and' | '-or'; of: RandomRule[] };

const text = (attribute: string, words: string[]) =>
  fc.oneof(
    fc.record({
      attribute: fc.constant(attribute),
      operator: fc.constantFrom(
        '-eq',
        '-ne',
        '-startsWith',
        '-notStartsWith',
        '-endsWith',
        '-notEndsWith',
        '-contains',
        '-notContains',
      ),
      value: fc.constantFrom(...words),
    }),
    fc.record({
      attribute: fc.constant(attribute),
      operator: fc.constantFrom('-in', '-notIn'),
      value: fc.subarray(words, { minLength: 1 }),
    }),
    fc.record({
      attribute: fc.constant(attribute),
      operator: fc.constantFrom('-eq', '-ne'),
      value: fc.constant(null),
    }),
  );

const comparison: fc.Arbitrary<RandomRule> = fc.oneof(
  text('model', ['Surface', 'Surface Pro', 'Pro', 'Book']),
  text('extensionAttribute1', ['PAW', 'SAW']),
  fc.record({
    attribute: fc.constant('isCompliant'),
    operator: fc.constantFrom('-eq', '-ne'),
    value: fc.constantFrom('True', 'False'),
  }),
  fc.record({
    attribute: fc.constant('trustType'),
    operator: fc.constantFrom('-eq', '-ne'),
    value: fc.constantFrom('ServerAD', 'AzureAD', 'Workplace'),
  }),
  fc.record({
    attribute: fc.constant('physicalIds'),
    operator: fc.constantFrom('-contains', '-notContains'),
    value: fc.constantFrom('[ZTDID]', '[OrderId]:1'),
  }),
);

/** At most three comparisons, so that a tenant of six policies stays one that can be gone through. */
export const randomRule: fc.Arbitrary<RandomRule> = fc
  .tuple(
    fc.array(
      fc
        .tuple(fc.boolean(), comparison)
        .map(([negated, of]): RandomRule => (negated ? { not: of } : of)),
      { minLength: 1, maxLength: 3 },
    ),
    fc.constantFrom('-and' as const, '-or' as const),
  )
  .map(([of, join]) => (of.length === 1 ? of[0] : { join, of }));

const trees = new Map<string, RandomRule>();

export function ruleText(rule: RandomRule): string {
  const found = write(rule);
  trees.set(found, rule);
  return found;
}

/** The tree that a text was written from; nothing for a text that is no rule. */
export function ruleOf(written: string): RandomRule | undefined {
  return trees.get(written);
}

function write(rule: RandomRule): string {
  if ('not' in rule) return `-not (${write(rule.not)})`;
  if ('join' in rule)
    return rule.of.map(each => `(${write(each)})`).join(` ${rule.join} `);
  const { attribute, operator, value } = rule;
  return `device.${attribute} ${operator} ${literal(attribute, value)}`;
}

function literal(attribute: string, value: string | string[] | null): string {
  if (value === null) return 'null';
  if (Array.isArray(value))
    return `[${value.map(each => literal(attribute, each)).join(', ')}]`;
  return attribute === 'isCompliant' ? value : `"${value}"`;
}
