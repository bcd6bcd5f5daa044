const DAY_MS = 86_400_000;

/** The day that was asked for last, and when it began: logs are read by time. */
let known = '';
let midnight = NaN;

/**
 * Milliseconds since 1970 of a time as Graph writes it, such as `2026-01-31T08:30:00Z` or with a fraction; of anything else
 * what `Date.parse` makes of it. Every record is asked, and `Date.parse` takes many times as long.
 */
export function parseTime(text: string): number {
  if (!known || !text.startsWith(known)) {
    known = text.slice(0, 10);
    midnight = midnightOf(known);
  }
  const end = text.length - 1;
  const time =
    end >= 19 && text[10] === 'T' && text[end] === 'Z'
      ? secondsOf(text) * 1_000 + millisOf(text, end)
      : NaN;
  // What is written otherwise, and what is no time at all.
  return Number.isNaN(midnight + time) ? Date.parse(text) : midnight + time;
}

/** NaN where it is not written as a day. */
function midnightOf(day: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : NaN;
  return at % DAY_MS === 0 ? at : NaN;
}

function secondsOf(text: string): number {
  const hours = twoDigits(text, 11);
  return hours < 24 && text[13] === ':' && text[16] === ':'
    ? (hours * 60 + twoDigits(text, 14)) * 60 + twoDigits(text, 17)
    : NaN;
}

/** Up to 59; else NaN. */
function twoDigits(text: string, place: number): number {
  const tens = text.charCodeAt(place) - 48;
  const ones = text.charCodeAt(place + 1) - 48;
  return tens >= 0 && tens <= 5 && ones >= 0 && ones <= 9
    ? tens * 10 + ones
    : NaN;
}

/** Of the digits behind the dot the first three. */
function millisOf(text: string, end: number): number {
  if (end === 19) return 0;
  if (text[19] !== '.' || end === 20) return NaN;
  let millis = 0;
  let unit = 100;
  for (let place = 20; place < end; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return NaN;
    if (unit >= 1) millis += digit * unit;
    unit /= 10;
  }
  return millis;
}
