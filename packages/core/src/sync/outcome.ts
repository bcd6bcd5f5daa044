import type { Dataset } from '../datasets/dataset';
import type { Completeness } from '../model';

/** What the conductor needs to know of a failed read, whichever room it failed in. */
export interface Failure {
  failure?: string;
  name?: string;
  message: string;
  permission?: string;
  plan?: string;
  role?: string;
}

/**
 * A failed read changes what may be relied on, never the rows. Scope, licence and role are told apart because each is
 * mended by another person in another place.
 */
export function completenessAfterFailure(
  dataset: Pick<Dataset, 'needs'>,
  failure: Failure,
  before: { completeness: Completeness; sequence: number; seen: number },
): Completeness {
  const why = failure.message;
  switch (failure.failure) {
    case 'permission':
      return {
        state: 'denied',
        permission:
          failure.permission ??
          dataset.needs.permissions[0]?.join(' and ') ??
          'a permission',
        why,
      };
    case 'licence':
      return {
        state: 'unlicensed',
        plan: failure.plan ?? dataset.needs.licences?.[0] ?? 'a service plan',
        why,
      };
    case 'role':
      return {
        state: 'roleMissing',
        role:
          failure.role ??
          dataset.needs.roles?.join(' or ') ??
          'a directory role',
        why,
      };
    default:
      break;
  }
  // What single persons' reads brought stays a part, and how much of the whole it is.
  if (before.sequence > 0 && before.completeness.state === 'partial') {
    return { ...before.completeness, why };
  }
  const asOf = lastAsOf(before.completeness);
  if (before.sequence > 0 && asOf) return { state: 'stale', asOf, why };
  return before.seen > 0
    ? { state: 'partial', seen: before.seen, why }
    : { state: 'never', why };
}

function lastAsOf(completeness: Completeness): string | undefined {
  return 'asOf' in completeness ? completeness.asOf : undefined;
}

/** A dataset that has missed three of its turns is no longer a basis for a verdict. */
export function aged(
  dataset: Pick<Dataset, 'everyMinutes' | 'title'>,
  completeness: Completeness,
  now: Date,
): Completeness {
  if (completeness.state !== 'complete') return completeness;
  const limitMinutes = Math.max(3 * dataset.everyMinutes, 24 * 60);
  const age = (now.getTime() - Date.parse(completeness.asOf)) / 60_000;
  return age > limitMinutes
    ? {
        state: 'stale',
        asOf: completeness.asOf,
        why: `The last finished read is ${Math.round(age / 60)} hours old. Start a sync, or see why the scheduled one does not run.`,
      }
    : completeness;
}
