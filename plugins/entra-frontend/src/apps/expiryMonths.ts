import type { SecretExpiries } from '@entra-posture/core';

export type ExpiryDay = SecretExpiries['days'][number];

export interface ExpiryMonth {
  /** Such as `2026-12`. */
  month: string;
  /** From Monday to Sunday; undefined: a day of the month beside it. */
  weeks: (string | undefined)[][];
  /** The days on which a secret ends. */
  days: ExpiryDay[];
}

const WEEK = 7;

/** The months in which secrets end, each as a calendar shows it. Days are days in UTC. */
export function expiryMonths(days: readonly ExpiryDay[]): ExpiryMonth[] {
  const months = new Map<string, ExpiryDay[]>();
  for (const each of days) {
    const month = each.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), each]);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, own]) => ({ month, weeks: weeksOf(month), days: own }));
}

function weeksOf(month: string): (string | undefined)[][] {
  const [year, number] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  // Sunday is 0 there and the last here.
  const before =
    (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + WEEK - 1) % WEEK;
  const cells = [
    ...Array.from({ length: before }, () => undefined),
    ...Array.from(
      { length },
      (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`,
    ),
  ];
  const weeks = [];
  for (let at = 0; at < cells.length; at += WEEK) {
    weeks.push(
      Array.from({ length: WEEK }, (_, day) => cells[at + day] ?? undefined),
    );
  }
  return weeks;
}
