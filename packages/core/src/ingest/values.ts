/**
 * An exported record's values by name. Diagnostic settings hand them over in `properties` and in camel case; a Log
 * Analytics table has a column of each in Pascal case, in which objects may have become JSON text.
 *
 * @see https://learn.microsoft.com/entra/identity/monitoring-health/reference-azure-monitor-sign-ins-log-schema
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadnoninteractiveusersigninlogs
 */
export type Bag = Record<string, unknown>;

/** The first of these names that says something. Some services write the word for nothing. */
export function first(bag: Bag, ...names: string[]): unknown {
  for (const name of names) {
    const value = bag[name];
    if (value !== undefined && value !== null && value !== '<null>') {
      return value;
    }
  }
  return undefined;
}

export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A number, also one that was written as text. */
export function number(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const read = Number(value);
  return Number.isFinite(read) ? read : undefined;
}

/** True or false, also as text; anything else says neither. */
export function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const word = value.toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : undefined;
}

/** An object, also one that was written as JSON text. */
export function object(value: unknown): Bag | undefined {
  const read = parsed(value);
  return typeof read === 'object' && read !== null && !Array.isArray(read)
    ? (read as Bag)
    : undefined;
}

/** A list, also one that was written as JSON text. */
export function list(value: unknown): unknown[] | undefined {
  const read = parsed(value);
  return Array.isArray(read) ? read : undefined;
}

export function texts(value: unknown): string[] | undefined {
  return list(value)?.filter(each => typeof each === 'string');
}

/**
 * A time as Graph writes it: UTC with a Z. Exports write an offset of zero instead, and in the envelope of risk records
 * the month first.
 *
 * @throws RangeError when it is no time
 */
export function time(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const utc =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|[+-]00:00)?$/.exec(value);
  if (utc) return `${utc[1]}Z`;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value} UTC`;
  return new Date(zoned).toISOString();
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (!/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    // Text that only looks like JSON is no object: it is left out, as a value that was not sent.
    return undefined;
  }
}

/** Without the names that say nothing, so that an absent value stays absent. */
export function given<T extends object>(row: T): T {
  const kept: Partial<T> = {};
  for (const key of Object.keys(row) as (keyof T)[]) {
    if (row[key] !== undefined) kept[key] = row[key];
  }
  return kept as T;
}
