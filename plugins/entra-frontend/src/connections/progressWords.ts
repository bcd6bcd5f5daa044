import type { DatasetProgress } from '@entra-posture/core';

const count = (value: number) => value.toLocaleString('en');
const many = (value: number, one: string) =>
  `${count(value)} ${one}${value === 1 ? '' : 's'}`;

/** How a read goes on, in parts that stand on one line. */
export function progressWords(progress: DatasetProgress, now: Date): string[] {
  const { rows, requests, share, rowsPerSecond } = progress;
  const { waitedSeconds, expectedAt, waiting } = progress;
  return [
    `${many(rows, 'row')} in ${many(requests, 'request')}`,
    share ? `${count(share.done)} of ${count(share.total)}` : '',
    rowsPerSecond ? `${count(rowsPerSecond)} a second` : '',
    expectedAt ? timeLeft(expectedAt, now) : '',
    waitedSeconds ? `waited ${count(waitedSeconds)} s for the quota` : '',
    waiting ?? '',
  ].filter(Boolean);
}

function timeLeft(expectedAt: string, now: Date): string {
  const seconds = (Date.parse(expectedAt) - now.getTime()) / 1000;
  // What was expected a moment ago and is not there yet is nearly done, or waits; that is told besides.
  if (seconds < 60) return 'less than a minute left';
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `about ${minutes} min left`;
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? `about ${hours} hours left`
    : `about ${Math.round(hours / 24)} days left`;
}
