import type { Random } from './random';

export interface DataOptions {
  users: number;
  groups: number;
  /** The same for every group; by default groups are of different sizes and some hold other things than people. */
  membersPerGroup?: number;
  /** How often somebody signs in on a day, on average. */
  signInsADay?: number;
  /** So many people more are at risk; none when absent. */
  atRisk?: number;
  random: Random;
  /** Midnight (UTC) of the day on which the tenant was started; what is "recent" counts from here. */
  day: Date;
}

export type GraphObject = { id: string } & Record<string, unknown>;

/** A collection that is computed, an element at a time. */
export interface Source {
  kind: string;
  /** Graph's type without its namespace. */
  type: string;
  size: number;
  at(index: number): GraphObject;
  /** Absent where a place cannot be told by an id. */
  indexOf?(id: string): number | undefined;
}

const DAY_MS = 86_400_000;

/** Of the days that were asked for: many records, few days. */
const dates = new Map<number, string>();
const TWO_DIGITS = Array.from({ length: 60 }, (_, value) =>
  String(value).padStart(2, '0'),
);

/** Graph's form of a time: UTC, whole seconds. */
export function graphTime(at: number): string {
  const day = Math.floor(at / DAY_MS);
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * DAY_MS).toISOString().slice(0, 11);
    dates.set(day, date);
  }
  const seconds = Math.floor((at - day * DAY_MS) / 1000);
  return `${date}${TWO_DIGITS[Math.floor(seconds / 3600)]}:${TWO_DIGITS[Math.floor(seconds / 60) % 60]}:${TWO_DIGITS[seconds % 60]}Z`;
}

export function daysBefore(day: Date, days: number, seconds = 0): string {
  return graphTime(day.getTime() - days * DAY_MS + seconds * 1000);
}
