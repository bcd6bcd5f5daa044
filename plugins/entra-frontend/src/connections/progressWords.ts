import type { DatasetProgress } from '@entra-posture/core';
import type { EntraTranslate } from '../translation';

/** How a read goes on, in parts that stand on one line. */
export function progressWords(
  progress: DatasetProgress,
  now: Date,
  t: EntraTranslate,
): string[] {
  const { rows, requests, share, rowsPerSecond } = progress;
  const { waitedSeconds, expectedAt, waiting } = progress;
  return [
    t('connections.progress.read', {
      rows: t('connections.progress.rows', { count: rows }),
      requests: t('connections.progress.requests', { count: requests }),
    }),
    share ? t('connections.progress.share', share) : '',
    rowsPerSecond
      ? t('connections.progress.perSecond', { rows: rowsPerSecond })
      : '',
    expectedAt ? timeLeft(expectedAt, now, t) : '',
    waitedSeconds
      ? t('connections.progress.waited', { seconds: waitedSeconds })
      : '',
    waiting ?? '',
  ].filter(Boolean);
}

function timeLeft(expectedAt: string, now: Date, t: EntraTranslate): string {
  const seconds = (Date.parse(expectedAt) - now.getTime()) / 1000;
  // What was expected a moment ago and is not there yet is nearly done, or waits; that is told besides.
  if (seconds < 60) return t('connections.progress.left.soon');
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return t('connections.progress.left.minutes', { minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? t('connections.progress.left.hours', { hours })
    : t('connections.progress.left.days', { days: Math.round(hours / 24) });
}
