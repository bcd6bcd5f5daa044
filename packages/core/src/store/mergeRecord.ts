type Value = Record<string, unknown>;

/**
 * What two tellings of one log record say together. Graph leaves out the policies that applied unless Policy.Read.All is
 * granted, and an export leaves out what it has no value for: what one of them does not say must not wipe out what the
 * other one did. Where both speak, the later telling holds.
 */
export function mergeRecord(earlier: unknown, later: unknown): unknown {
  if (!isObject(earlier) || !isObject(later)) {
    return says(later) ? later : earlier;
  }
  const merged: Value = { ...earlier };
  for (const [key, value] of Object.entries(later)) {
    merged[key] = key in earlier ? mergeRecord(earlier[key], value) : value;
  }
  return merged;
}

function says(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}

function isObject(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
