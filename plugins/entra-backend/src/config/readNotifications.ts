import type { Config } from '@backstage/config';
import { severities, type Severity } from '@entra-posture/core';

export interface NotificationSettings {
  enabled: boolean;
  /** New findings and those that came back are told from this severity on. */
  minSeverity: Severity;
  /** Whether managers are told of findings about people whom they manage. */
  managers: boolean;
  /** Minute of the day at which what was noted since is told at once; absent: each for itself, as it comes. */
  digestAt?: number;
  /** Minutes of the day between which nobody is told anything; over midnight where `to` is the smaller. */
  quiet?: { from: number; to: number };
  timeZone: string;
}

const key = 'entra.notifications';

/** What owners are told and when. What is wrong is left out, and said. */
export function readNotifications(
  config: Config,
  problems: string[],
): NotificationSettings {
  return {
    enabled: readEnabled(config, problems),
    minSeverity: readSeverity(config, problems),
    managers: readManagers(config, problems),
    digestAt: readTime(config, `${key}.digestAt`, problems),
    quiet: readQuiet(config, problems),
    timeZone: readTimeZone(config, problems),
  };
}

function readEnabled(config: Config, problems: string[]): boolean {
  const raw: unknown = config.getOptional(`${key}.enabled`);
  if (raw === undefined || typeof raw === 'boolean') return raw ?? true;
  problems.push(
    `${key}.enabled must be true or false; nobody is told of findings until it is.`,
  );
  return false;
}

function readManagers(config: Config, problems: string[]): boolean {
  const raw: unknown = config.getOptional(`${key}.managers`);
  if (raw === undefined || typeof raw === 'boolean') return raw ?? false;
  problems.push(
    `${key}.managers must be true or false; no manager is told of anybody until it is.`,
  );
  return false;
}

function readSeverity(config: Config, problems: string[]): Severity {
  const raw: unknown = config.getOptional(`${key}.minSeverity`);
  if (raw === undefined) return 'medium';
  if (severities.includes(raw as Severity)) return raw as Severity;
  problems.push(
    `${key}.minSeverity is not one of ${severities.join(', ')}; medium is used until it is.`,
  );
  return 'medium';
}

function readQuiet(
  config: Config,
  problems: string[],
): NotificationSettings['quiet'] {
  if (!config.has(`${key}.quietHours`)) return undefined;
  const from = readTime(config, `${key}.quietHours.from`, problems);
  const to = readTime(config, `${key}.quietHours.to`, problems);
  if (from !== undefined && to !== undefined && from !== to) {
    return { from, to };
  }
  problems.push(
    `${key}.quietHours needs two different times, from and to, such as '20:00' and '07:00'; there are no quiet hours until then.`,
  );
  return undefined;
}

function readTime(
  config: Config,
  path: string,
  problems: string[],
): number | undefined {
  const raw: unknown = config.getOptional(path);
  if (raw === undefined) return undefined;
  const [, hour, minute] =
    /^([01]\d|2[0-3]):([0-5]\d)$/.exec(String(raw).trim()) ?? [];
  if (hour !== undefined) return Number(hour) * 60 + Number(minute);
  // YAML makes a number of 20:00 that is not in quotes.
  problems.push(
    `${path} is not a time in quotes such as '08:00'; it is left out until it is.`,
  );
  return undefined;
}

function readTimeZone(config: Config, problems: string[]): string {
  const raw: unknown = config.getOptional(`${key}.timeZone`);
  if (raw === undefined) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone: String(raw),
    }).resolvedOptions().timeZone;
  } catch {
    problems.push(
      `${key}.timeZone is not the name of a time zone such as Europe/Berlin; UTC is used until it is.`,
    );
    return 'UTC';
  }
}
