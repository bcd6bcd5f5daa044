import type { NotificationSettings } from '../config/readNotifications';

const DAY = 24 * 60;
const MINUTE_MS = 60_000;

/**
 * Until when what was noted may be told now: with a digest, until the last time of it; else until now.
 * @returns undefined in quiet hours: what was noted waits for their end
 */
export function sendable(
  now: Date,
  { digestAt, quiet, timeZone }: NotificationSettings,
): Date | undefined {
  const minute = minuteOfDay(now, timeZone);
  if (quiet && isWithin(minute, quiet)) return undefined;
  if (digestAt === undefined) return now;
  const since = (minute - digestAt + DAY) % DAY;
  return new Date(
    Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS - since * MINUTE_MS,
  );
}

function isWithin(minute: number, { from, to }: { from: number; to: number }) {
  return from < to
    ? minute >= from && minute < to
    : minute >= from || minute < to;
}

function minuteOfDay(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: 'hour' | 'minute') =>
    Number(parts.find(each => each.type === type)!.value);
  return part('hour') * 60 + part('minute');
}
