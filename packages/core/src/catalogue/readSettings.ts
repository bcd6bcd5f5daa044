import { severities } from '../model';
import type {
  CheckMetadata,
  CheckSettings,
  Severity,
  Threshold,
} from '../model';

type Entry = Record<string, unknown>;

interface Read {
  settings: ReadonlyMap<string, CheckSettings>;
  problems: string[];
}

const parts = ['mute', 'severity', 'thresholds'];

/**
 * What is configured of checks, by id. What is wrong is left out and said, and the rest holds.
 * @param path - where it is, for the sentences
 */
export function readSettings(
  configured: unknown,
  known: ReadonlyMap<string, CheckMetadata>,
  path: string,
): Read {
  const problems: string[] = [];
  const settings = new Map<string, CheckSettings>();
  if (configured === undefined || configured === null)
    return { settings, problems };
  if (!isEntry(configured)) {
    problems.push(
      `${path} must name checks, such as ca.report-only, with what holds for them; it is not used until it does.`,
    );
    return { settings, problems };
  }
  for (const [id, entry] of Object.entries(configured)) {
    const check = known.get(id);
    const at = `${path}.${id}`;
    if (!check)
      problems.push(
        `${at} names no check${nearest(id, known)}; it is left out until it does.`,
      );
    else if (!isEntry(entry))
      problems.push(
        `${at} must have ${parts.join(', ')} or some of them; it is left out until it has.`,
      );
    else settings.set(id, readOne(entry, check, at, problems));
  }
  return { settings, problems };
}

function readOne(
  entry: Entry,
  check: CheckMetadata,
  at: string,
  problems: string[],
): CheckSettings {
  for (const name of Object.keys(entry))
    if (!parts.includes(name))
      problems.push(
        `${at}.${name} is not known; there are ${parts.join(', ')}.`,
      );
  const mute = readMute(entry.mute, `${at}.mute`, problems);
  const severity = readSeverity(entry.severity, `${at}.severity`, problems);
  const thresholds = readThresholds(
    entry.thresholds,
    check,
    `${at}.thresholds`,
    problems,
  );
  return {
    ...(mute ? { mute } : {}),
    ...(severity ? { severity } : {}),
    ...(thresholds ? { thresholds } : {}),
  };
}

/** Silence without a reason is forgotten, and nobody dares to end it. */
function readMute(
  value: unknown,
  at: string,
  problems: string[],
): CheckSettings['mute'] {
  if (value === undefined || value === null) return undefined;
  const reason = isEntry(value) ? value.reason : undefined;
  if (typeof reason === 'string' && reason.trim())
    return { reason: reason.trim() };
  problems.push(
    `${at}.reason must say why the check is not wanted; it is judged until it does.`,
  );
  return undefined;
}

function readSeverity(
  value: unknown,
  at: string,
  problems: string[],
): Severity | undefined {
  if (value === undefined || value === null) return undefined;
  if (severities.includes(value as Severity)) return value as Severity;
  problems.push(
    `${at} is not one of ${severities.join(', ')}; the check's own holds until it is.`,
  );
  return undefined;
}

function readThresholds(
  value: unknown,
  { id, thresholds = {} }: CheckMetadata,
  at: string,
  problems: string[],
): CheckSettings['thresholds'] {
  if (value === undefined || value === null) return undefined;
  if (!isEntry(value)) {
    problems.push(
      `${at} must name numbers, such as days: 60; it is not used until it does.`,
    );
    return undefined;
  }
  const names = Object.keys(thresholds);
  const read: Record<string, number> = {};
  for (const [name, configured] of Object.entries(value)) {
    const threshold = Object.hasOwn(thresholds, name)
      ? thresholds[name]
      : undefined;
    // An environment variable is always text.
    const number =
      typeof configured === 'string' && configured.trim()
        ? Number(configured)
        : configured;
    if (!threshold)
      problems.push(
        `${at}.${name} is no threshold of ${id}; ${names.length ? `there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}` : 'it has none'}.`,
      );
    else if (!fits(number, threshold))
      problems.push(
        `${at}.${name} is not ${isWhole(threshold) ? 'a whole number' : 'a number'} from ${threshold.min} to ${threshold.max} (${threshold.unit}); ${threshold.value} is used until it is.`,
      );
    else read[name] = number;
  }
  return Object.keys(read).length ? read : undefined;
}

function fits(value: unknown, threshold: Threshold): value is number {
  return (
    typeof value === 'number' &&
    value >= threshold.min &&
    value <= threshold.max &&
    (!isWhole(threshold) || Number.isInteger(value))
  );
}

function isWhole({ value, min, max }: Threshold): boolean {
  return [value, min, max].every(Number.isInteger);
}

/** Those of the same family, where there is such a family: a hundred and fifty ids would say nothing. */
function nearest(
  id: string,
  known: ReadonlyMap<string, CheckMetadata>,
): string {
  const family = `${id.split('.')[0]}.`;
  const near = [...known.keys()].filter(each => each.startsWith(family));
  return near.length ? `; of its family there are ${near.join(', ')}` : '';
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
