const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const GUID_WORDS = 4;

/** A GUID as the four 32-bit words that it is; undefined for a text that is not one in small letters. */
export function guidWords(id: string): number[] | undefined {
  if (!GUID.test(id)) return undefined;
  const digits = id.replaceAll('-', '');
  return [0, 8, 16, 24].map(at => parseInt(digits.slice(at, at + 8), 16));
}

/** The GUID of four words from a place on. */
export function guidOf(words: ArrayLike<number>, at = 0): string {
  const digits = [0, 1, 2, 3]
    .map(word => words[at + word].toString(16).padStart(8, '0'))
    .join('');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-');
}
