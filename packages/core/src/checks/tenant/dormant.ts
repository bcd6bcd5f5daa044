import {
  everybody,
  selection,
  type CheckView,
  type Person,
  type User,
  type UserSignInActivity,
} from '../../model';
import { eachBeside } from '../sideBySide';

const DAY_MS = 86_400_000;

export interface LastSuccess {
  /** Days since the last success; null: never, as far as Graph keeps it. */
  days: number | null;
  at: string | null;
}

/**
 * Graph notes successes only since December 2023; before that, and in their absence, the last attempt is the most that can
 * be known: it may hide a dormant account, and never invents one.
 */
export function lastSuccessAt({
  signInActivity,
}: UserSignInActivity): string | null {
  return (
    signInActivity?.lastSuccessfulSignInDateTime ??
    [
      signInActivity?.lastSignInDateTime,
      signInActivity?.lastNonInteractiveSignInDateTime,
    ]
      .filter((time): time is string => Boolean(time))
      .sort()
      .at(-1) ??
    null
  );
}

/** Empty where none is known of. */
const successes = selection(
  'userSignInActivity',
  row => lastSuccessAt(row) ?? '',
);

function lastSuccess(at: string | null, now: Date): LastSuccess {
  return {
    at,
    days:
      at === null
        ? null
        : Math.floor((now.getTime() - Date.parse(at)) / DAY_MS),
  };
}

/** How long ago these people came, for those who have a row. */
export async function lastSuccesses(
  view: CheckView<'userSignInActivity'>,
  wanted: ReadonlySet<string>,
): Promise<Map<string, LastSuccess>> {
  const found = new Map<string, LastSuccess>();
  for await (const row of view.rows('userSignInActivity', { ids: [...wanted] }))
    if (wanted.has(row.id))
      found.set(row.id, lastSuccess(lastSuccessAt(row), view.now));
  return found;
}

/**
 * The same beside a walk through everybody: nothing is held of a million.
 * @param use - with the time of the last success; null: none is known of, undefined: nothing is known of the person
 */
export async function eachWithLastSuccess(
  view: CheckView<'users' | 'userSignInActivity'>,
  use: (user: Person, at: () => string | null | undefined) => void,
): Promise<void> {
  let row: () => string | undefined;
  const at = () => {
    const known = row();
    return known === '' ? null : known;
  };
  await eachBeside(view, everybody, successes, (user, beside) => {
    row = beside;
    use(user, at);
  });
}

/** Whether somebody is dormant, by the time of the last success: asked of everybody, it reads no time of who came lately. */
export function dormantSince(
  days: number,
  now: Date,
): (
  user: Pick<User, 'createdDateTime'>,
  at: string | null | undefined,
) => boolean {
  // Times are texts of one form, but for what is less than the day that lies between this and who is dormant.
  const lately = new Date(now.getTime() - days * DAY_MS).toISOString();
  return (user, at) => {
    if (at === undefined || (at !== null && at > lately)) return false;
    return isDormant(user, lastSuccess(at, now), days, now);
  };
}

/** Dormant: no success for so many days, or never and the account is older than that. */
export function isDormant(
  user: Pick<User, 'createdDateTime'>,
  last: LastSuccess | undefined,
  days: number,
  now: Date,
): boolean {
  // No row: the account came after the last read of sign-in activity. Nothing is known of it.
  if (!last) return false;
  if (last.days !== null) return last.days > days;
  return (
    Boolean(user.createdDateTime) &&
    now.getTime() - Date.parse(user.createdDateTime!) > days * DAY_MS
  );
}
