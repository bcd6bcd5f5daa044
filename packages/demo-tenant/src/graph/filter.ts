import type { GraphObject } from '../data/shape';
import { badRequest, unsupportedQuery } from './graphFault';

export type FilterOperator = 'eq' | 'ge' | 'le' | 'startswith' | 'any';

export interface Comparison {
  property: string;
  operator: FilterOperator;
  value: string | number | boolean | null;
}

const comparison =
  /^([A-Za-z][\w/]*) (eq|ne|gt|ge|lt|le) ('(?:[^']|'')*'|\S+)$/;
const any = /^([A-Za-z]\w*)\/any\((\w+): ?\2 eq ('(?:[^']|'')*')\)$/;
const call = /^startswith\(([A-Za-z][\w/]*), ?('(?:[^']|'')*')\)$/i;

/**
 * Reads the part of OData's `$filter` that the documents grant a collection: comparisons joined by `and`. What a property
 * is not documented for is Graph's own error, never a filter that is left out.
 *
 * @see https://learn.microsoft.com/graph/filter-query-parameter
 */
export function parseFilter(
  text: string,
  allowed: Readonly<Record<string, readonly FilterOperator[]>>,
): Comparison[] {
  return splitAnd(text).map(part => {
    const plain = comparison.exec(part);
    const lambda = plain ? undefined : any.exec(part);
    const starts = (plain ?? lambda) ? undefined : call.exec(part);
    const found = plain ?? lambda ?? starts;
    if (!found) {
      if (/ or |^not[ (]|[a-z]+\(/i.test(part)) {
        throw unsupportedQuery('Unsupported Query.');
      }
      throw badRequest(`Invalid filter clause: Syntax error in '${part}'.`);
    }
    const property = found[1];
    const operator = (plain?.[2] ??
      (lambda ? 'any' : 'startswith')) as FilterOperator;
    if (!allowed[property]?.includes(operator)) {
      throw unsupportedQuery(
        `Unsupported or invalid query filter clause specified for property '${property}' of resource.`,
      );
    }
    return {
      property,
      operator,
      value: literal((plain ?? lambda)?.[3] ?? starts![2]),
    };
  });
}

/** Splits at `and` outside of quotes. */
function splitAnd(text: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    if (!quoted && text.slice(at, at + 5).toLowerCase() === ' and ') {
      parts.push(text.slice(start, at).trim());
      start = at + 5;
      at += 4;
    }
  }
  if (quoted)
    throw badRequest(
      'Invalid filter clause: There is an unterminated literal.',
    );
  parts.push(text.slice(start).trim());
  return parts;
}

function literal(text: string): Comparison['value'] {
  if (text.startsWith("'")) return text.slice(1, -1).replace(/''/g, "'");
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

export function matches(
  object: GraphObject,
  filter: readonly Comparison[],
): boolean {
  return filter.every(({ property, operator, value }) => {
    const actual = property
      .split('/')
      .reduce<unknown>(
        (part, name) =>
          (part as Record<string, unknown> | null | undefined)?.[name],
        object,
      );
    switch (operator) {
      case 'eq':
        return typeof actual === 'string' && typeof value === 'string'
          ? actual.toLowerCase() === value.toLowerCase()
          : (actual ?? null) === value;
      case 'any':
        return Array.isArray(actual) && actual.includes(value);
      case 'startswith':
        return (
          typeof actual === 'string' &&
          actual.toLowerCase().startsWith(String(value).toLowerCase())
        );
      case 'ge':
        return compare(actual, value) >= 0;
      case 'le':
        return compare(actual, value) <= 0;
      default:
        throw new Error(`Unknown operator ${operator satisfies never}`);
    }
  });
}

function compare(actual: unknown, value: Comparison['value']): number {
  if (actual === null || actual === undefined) return NaN;
  const times = [Date.parse(String(actual)), Date.parse(String(value))];
  if (!times.some(Number.isNaN)) return times[0] - times[1];
  return String(actual) < String(value)
    ? -1
    : Number(String(actual) > String(value));
}
