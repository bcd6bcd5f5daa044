export const GUID_WORDS = 4;

const DASH = 45;
const dashes: readonly number[] = [8, 13, 18, 23];
const LENGTH = 36;
/** The places of its digits. */
const places = Array.from({ length: LENGTH }, (_, at) => at).filter(
  at => !dashes.includes(at),
);
const digits = Array.from({ length: 16 }, (_, n) =>
  n.toString(16).charCodeAt(0),
);
/** By the code of a character, the digit that it is; -1 for any other. */
const values = new Int8Array(128).fill(-1);
digits.forEach((code, value) => {
  values[code] = value;
});

/** A GUID as the four 32-bit words that it is; undefined for a text that is not one in small letters. */
export function guidWords(id: string): number[] | undefined {
  if (id.length !== LENGTH) return undefined;
  for (const at of dashes) if (id.charCodeAt(at) !== DASH) return undefined;
  const words = [0, 0, 0, 0];
  for (let n = 0; n < places.length; n += 1) {
    const value = values[id.charCodeAt(places[n])] ?? -1;
    if (value < 0) return undefined;
    words[n >>> 3] = ((words[n >>> 3] << 4) | value) >>> 0;
  }
  return words;
}

/** The GUID of four words from a place on. Written digit by digit: it is done for everybody, many times in a judgement. */
export function guidOf(words: ArrayLike<number>, at = 0): string {
  const codes = new Array<number>(LENGTH).fill(DASH);
  for (let n = 0; n < places.length; n += 1)
    codes[places[n]] =
      digits[(words[at + (n >>> 3)] >>> (28 - 4 * (n & 7))) & 15];
  return String.fromCharCode(...codes);
}
