const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Milliseconds since 1970 of a time as Graph writes it, such as `2026-01-31T08:30:00Z` or with a fraction; of anything else
 * what `Date.parse` makes of it. Every record is asked, and `Date.parse` takes ten times as long.
 */
export function parseTime(text: string): number {
  const end = text.length - 1;
  if (end < 19 || text.charCodeAt(end) !== 90 || !isMarked(text))
    return Date.parse(text);
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const fraction = millis(text, end);
  const isPlain =
    year >= 1970 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    // What months are shorter than that is known to the other one.
    day <= (month === 2 ? 28 : 30) &&
    hour >= 0 &&
    hour <= 23 &&
    minute >= 0 &&
    minute <= 59 &&
    second >= 0 &&
    second <= 59 &&
    fraction >= 0;
  if (!isPlain) return Date.parse(text);
  return (
    dayNumber(year, month, day) * DAY_MS +
    (hour * 60 + minute) * MINUTE_MS +
    second * 1_000 +
    fraction
  );
}

/** `-`, `-`, `T`, `:` and `:` where they belong. */
function isMarked(text: string): boolean {
  return (
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    text.charCodeAt(10) === 84 &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58
  );
}

/** NaN where there is anything else. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Of the digits behind the dot the first three; NaN where there is anything else. */
function millis(text: string, end: number): number {
  if (end === 19) return 0;
  if (text.charCodeAt(19) !== 46 || end === 20) return NaN;
  const all = digits(text, 20, end);
  if (Number.isNaN(all)) return NaN;
  const kept = digits(text, 20, Math.min(end, 23));
  return kept * 10 ** Math.max(0, 23 - end);
}

/** Days since 1970, by years that begin in March, so that the odd day comes last. */
function dayNumber(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  return (
    365 * years +
    Math.floor(years / 4) -
    Math.floor(years / 100) +
    Math.floor(years / 400) +
    Math.floor((153 * months + 2) / 5) +
    day -
    719_469
  );
}
