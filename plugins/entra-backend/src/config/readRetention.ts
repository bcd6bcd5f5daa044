import type { Config } from '@backstage/config';
import { datasets } from '@entra-posture/core';
import type { Retention } from '@entra-posture/core/node';

const logs = datasets.filter(({ collect }) => collect.kind === 'window');

/** How long what was read is kept; what is not configured is left to the product. */
export function readRetention(config: Config, problems: string[]): Retention {
  const retention: Retention = {};
  const history = readDays(config, 'entra.retention.history', problems);
  if (history !== undefined) retention.historyDays = history;
  const key = 'entra.retention.logs';
  const configured: unknown = config.getOptional(key);
  if (configured === undefined) return retention;
  if (
    typeof configured !== 'object' ||
    configured === null ||
    Array.isArray(configured)
  ) {
    problems.push(
      `${key} must name logs with their days, such as signIns: 30; it is not used until it does.`,
    );
    return retention;
  }
  const logDays: NonNullable<Retention['logDays']> = {};
  for (const name of Object.keys(configured)) {
    const log = logs.find(({ id }) => id === name);
    if (!log) {
      problems.push(
        `${key}.${name} is no log; there are ${logs.map(({ id }) => id).join(', ')}.`,
      );
      continue;
    }
    const days = readDays(config, `${key}.${name}`, problems);
    if (days !== undefined) logDays[log.id] = days;
  }
  return { ...retention, logDays };
}

/** A whole number of days, or undefined where there is none; what is none is said. */
export function readDays(
  config: Config,
  key: string,
  problems: string[],
): number | undefined {
  const value: unknown = config.getOptional(key);
  if (value === undefined) return undefined;
  // An environment variable is always text.
  const days = typeof value === 'string' ? Number(value) : value;
  if (typeof days === 'number' && Number.isInteger(days) && days >= 1) {
    return days;
  }
  problems.push(
    `${key} is not a whole number of days of at least 1; the default is used until it is corrected.`,
  );
  return undefined;
}
