import { remember } from '../../model/remember';

/**
 * Until when each build of Windows gets security updates in the edition that gets them longest, for Graph does not say
 * which edition a device has: who is past that date is past every other one. Paid extensions are not counted.
 *
 * @see https://learn.microsoft.com/windows/release-health/windows11-release-information
 * @see https://learn.microsoft.com/windows/release-health/release-information
 */
const windowsEnds: Readonly<Record<number, string>> = {
  10240: '2025-10-14',
  10586: '2018-04-10',
  14393: '2026-10-13',
  15063: '2019-10-08',
  16299: '2020-10-13',
  17134: '2021-05-11',
  17763: '2029-01-09',
  18362: '2020-12-08',
  18363: '2022-05-10',
  19041: '2021-12-14',
  19042: '2023-05-09',
  19043: '2022-12-13',
  19044: '2032-01-13',
  19045: '2025-10-14',
  22000: '2024-10-08',
  22621: '2025-10-14',
  22631: '2026-11-10',
  26100: '2034-10-10',
  26200: '2028-10-10',
  26300: '2029-10-09',
  28000: '2029-03-13',
};

/**
 * When the yearly versions came out. Apple and Google name no end; each keeps about three versions safe, so that one
 * with more than two newer ones is left behind.
 *
 * @see https://endoflife.date/macos
 * @see https://endoflife.date/ios
 * @see https://endoflife.date/android
 */
const releases: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  macos: {
    11: '2020-11-12',
    12: '2021-10-25',
    13: '2022-10-24',
    14: '2023-09-26',
    15: '2024-09-16',
    26: '2025-09-15',
  },
  ios: {
    14: '2020-09-16',
    15: '2021-09-20',
    16: '2022-09-12',
    17: '2023-09-18',
    18: '2024-09-16',
    26: '2025-09-15',
  },
  android: {
    11: '2020-09-08',
    12: '2021-10-04',
    13: '2022-08-15',
    14: '2023-10-04',
    15: '2024-09-03',
    16: '2025-06-10',
  },
};
const NEWER = 2;

export type SystemSupport =
  | { state: 'supported' }
  /** `because`: the day its updates ended, or how many versions came after it. */
  | { state: 'outdated'; because: { ended: string } | { newer: number } }
  | { state: 'unknown' };

export function systemFamily(operatingSystem: string): string | undefined {
  const name = operatingSystem.toLowerCase();
  if (name.startsWith('windows')) return 'windows';
  if (name.startsWith('mac')) return 'macos';
  if (name.startsWith('ios') || name.startsWith('ipad')) return 'ios';
  return name.startsWith('android') ? 'android' : undefined;
}

/** Many devices run few versions. */
const MOST_KNOWN = 5_000;

/** What a device runs, as Intune says it. */
export interface System {
  readonly operatingSystem: string | null | undefined;
  readonly osVersion: string | null | undefined;
}

const systems = new Map<string, System>();

/** The same object for devices that run the same. */
export function systemOf(
  operatingSystem: string | null | undefined,
  osVersion: string | null | undefined,
): System {
  const key = `${operatingSystem}\n${osVersion}`;
  return remember(systems, MOST_KNOWN, key, () => ({
    operatingSystem,
    osVersion,
  }));
}

const known = new WeakMap<System, { day: number; support: SystemSupport }>();

/** Whether a system still gets security updates at that moment, as far as the tables above know; the same object all day. */
export function systemSupport(system: System, now: Date): SystemSupport {
  const day = Math.floor(now.getTime() / 86_400_000);
  const before = known.get(system);
  if (before?.day === day) return before.support;
  const support = supportOf(system, now);
  known.set(system, { day, support });
  return support;
}

function supportOf(
  { operatingSystem, osVersion }: System,
  now: Date,
): SystemSupport {
  const system = systemFamily(operatingSystem ?? '');
  const numbers = (osVersion ?? '').match(/\d+/g)?.map(Number);
  if (!system || !numbers) return { state: 'unknown' };
  const today = now.toISOString().slice(0, 10);
  if (system === 'windows') {
    // 10.0.<build>.<revision>, for Windows 11 as well; what is older than that has long ended.
    const [major, , build] = numbers;
    if (major < 10)
      return { state: 'outdated', because: { ended: '2023-01-10' } };
    const ended = windowsEnds[build];
    if (!ended) return { state: 'unknown' };
    return today > ended
      ? { state: 'outdated', because: { ended } }
      : { state: 'supported' };
  }
  const newer = Object.entries(releases[system]).filter(
    ([version, released]) => Number(version) > numbers[0] && released <= today,
  ).length;
  return newer > NEWER
    ? { state: 'outdated', because: { newer } }
    : { state: 'supported' };
}
