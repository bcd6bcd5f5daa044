/**
 * Values of `modifiedProperties` are JSON within strings, and how deep differs by service and by export: `"\"x\""`,
 * `["x"]`, `[true]`, `True`, plain text. What is no JSON to its end stays the text it was: long values are cut.
 *
 * @see https://learn.microsoft.com/graph/api/resources/modifiedproperty
 */
export function unwrap(value: unknown): unknown {
  let found = value;
  for (let turn = 0; turn < 3 && typeof found === 'string'; turn += 1) {
    const text = found.trim();
    if (!/^["[{]/.test(text)) break;
    try {
      found = JSON.parse(text);
    } catch {
      break;
    }
  }
  return found;
}

/** The one word or number that a value holds; undefined where it holds none, or several. */
export function asText(value: unknown): string | undefined {
  const found = unwrap(value);
  if (Array.isArray(found))
    return found.length === 1 ? asText(found[0]) : undefined;
  if (typeof found === 'number' || typeof found === 'boolean')
    return String(found);
  if (typeof found !== 'string') return undefined;
  return found.trim().replace(/^"+|"+$/g, '') || undefined;
}

/** Each element of a list as text, objects as the JSON they are; a single word is a list of one. */
export function asList(value: unknown): string[] {
  const found = unwrap(value);
  if (!Array.isArray(found)) {
    const text = asText(found);
    return text === undefined ? [] : [text];
  }
  return found.flatMap(each => {
    const text = asText(each);
    if (text !== undefined) return [text];
    return each && typeof each === 'object' ? [JSON.stringify(each)] : [];
  });
}

/** `true`, `"True"`, `[true]` and `1`; undefined for what is neither yes nor no. */
export function asFlag(value: unknown): boolean | undefined {
  const text = asText(value)?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return undefined;
}

/** Words between blanks, commas and semicolons, as scopes and names of a service principal are written. */
export function words(value: unknown): string[] {
  return asList(value).flatMap(each => each.split(/[\s,;]+/).filter(Boolean));
}

/** What the later of two lists has more. */
export function added(
  before: readonly string[],
  after: readonly string[],
): string[] {
  const known = new Set(before.map(each => each.toLowerCase()));
  return [...new Set(after)].filter(each => !known.has(each.toLowerCase()));
}
