import { isIP } from 'node:net';
import { Config, readDurationFromConfig } from '@backstage/config';
import type { HumanDuration } from '@backstage/types';
import type { DatasetId, Declarations } from '@entra-posture/core';
import type { Retention } from '@entra-posture/core/node';
import { NotificationSettings, readNotifications } from './readNotifications';
import { readLongestException } from './readLongestException';
import { readRetention } from './readRetention';
import { readOptedIn } from './readOptedIn';

export interface Settings {
  declarations: Declarations;
  /** Datasets that are read only because they are asked for. */
  optedIn: DatasetId[];
  frequency: HumanDuration;
  /** Keys in base64 that seal stored credentials; the first one seals, all of them open. */
  secretKeys: string[];
  /** Where the portal shows the pages. */
  pagePath: string;
  /** How long what was read is kept. */
  retention: Retention;
  /** How many days an exception or a snooze of a finding may last. */
  longestExceptionDays: number;
  /** What owners are told of findings, and when. */
  notifications: NotificationSettings;
  /** One sentence for each mistake; what is wrong is left out, the rest holds. */
  problems: string[];
}

const everyQuarter: HumanDuration = { minutes: 15 };

/** What is configured besides connections. */
export function readSettings(config: Config): Settings {
  const problems: string[] = [];
  return {
    declarations: {
      breakGlassAccounts: readTexts(
        config,
        'entra.declarations.breakGlassAccounts',
        problems,
        value => value.trim() !== '',
        'an object id or user principal name',
      ),
      trustedEgress: readTexts(
        config,
        'entra.declarations.trustedEgress',
        problems,
        isRange,
        'an address range such as 203.0.113.0/24',
      ),
      expectedCountries: readTexts(
        config,
        'entra.declarations.expectedCountries',
        problems,
        value => /^[A-Z]{2}$/.test(value),
        'a country in two capital letters such as DE',
      ),
    },
    optedIn: readOptedIn(config, problems),
    frequency: readFrequency(config, problems),
    // Whether they are good keys is for whoever seals with them to say.
    secretKeys: readTexts(
      config,
      'entra.secrets.keys',
      problems,
      value => value.trim() !== '',
      'a key in base64',
    ),
    pagePath: readPagePath(config, problems),
    retention: readRetention(config, problems),
    longestExceptionDays: readLongestException(config, problems),
    notifications: readNotifications(config, problems),
    problems,
  };
}

function readTexts(
  config: Config,
  key: string,
  problems: string[],
  fits: (value: string) => boolean,
  expected: string,
): string[] {
  const raw: unknown = config.getOptional(key);
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    problems.push(`${key} must be a list; it is not used until it is one.`);
    return [];
  }
  return raw.flatMap((value, index) => {
    if (typeof value === 'string' && fits(value)) return [value.trim()];
    problems.push(
      `${key}[${index}] is not ${expected}; it is left out until it is corrected.`,
    );
    return [];
  });
}

function isRange(value: string): boolean {
  const [address, bits, ...rest] = value.trim().split('/');
  const family = isIP(address);
  if (!family || rest.length) return false;
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

function readFrequency(config: Config, problems: string[]): HumanDuration {
  const key = 'entra.schedule.frequency';
  if (!config.has(key)) return everyQuarter;
  try {
    const duration = readDurationFromConfig(config, { key });
    if (Object.values(duration).some(part => part > 0)) return duration;
  } catch {
    // Said below, with what is done instead.
  }
  problems.push(
    `${key} is not a time span such as { minutes: 15 }; every 15 minutes is used instead.`,
  );
  return everyQuarter;
}

function readPagePath(config: Config, problems: string[]): string {
  const key = 'entra.pagePath';
  const raw: unknown = config.getOptional(key);
  if (raw === undefined) return '/entra';
  // It is joined to the portal's address, and must not lead elsewhere.
  if (typeof raw === 'string' && /^(\/[\w.~-]+)+$/.test(raw)) return raw;
  problems.push(
    `${key} is not a path such as /entra; /entra is used until it is corrected.`,
  );
  return '/entra';
}
