const LONGEST = 120;

/**
 * Control characters, marks that turn the reading direction, invisible characters and tags: what a name can hide, from
 * people and from assistants.
 */
/* eslint-disable no-control-regex */
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]|[\u{e0000}-\u{e0fff}]/gu;
/* eslint-enable no-control-regex */

/** Text of a tenant, made safe to show: nothing hidden, one line, capped. It stays a name, never an instruction. */
export function cleanLabel(text: string, longest: number = LONGEST): string {
  const clean = text.replace(hidden, ' ').replace(/\s+/g, ' ').trim();
  if (clean.length <= longest) return clean;
  // A surrogate pair must not be cut in two.
  return `${[...clean].slice(0, longest - 1).join('')}…`;
}

/** A property's value as text, for lists of facts. */
export function factValue(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value))
    return value.length
      ? cleanLabel(value.map(factValue).join(', '), 400)
      : 'none';
  if (typeof value === 'object') return cleanLabel(JSON.stringify(value), 400);
  return cleanLabel(String(value), 400);
}
