import type { SignIn } from '../../model';
import { once } from './once';
import { isInterrupt, passwordWasRight, succeeded } from './signInEvent';

/**
 * How a sign-in ended. `passwordRight`: it failed after the password had been accepted, at a second factor or at
 * Conditional Access. `interrupt`: people are sent on, and nothing has failed.
 */
export type Ending =
  'success' | 'refused' | 'passwordRight' | 'interrupt' | 'other';

/**
 * Wrong password, locked out, no such user, password expired, account disabled.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const refusals: ReadonlySet<number> = new Set([
  50126, 50053, 50034, 50055, 50057,
]);

export const lockedOut = 50053;
export const accountDisabled = 50057;

/** Undefined where the record does not say. */
export const endingOf = once((event: SignIn): Ending | undefined => {
  const code = event.status?.errorCode;
  if (code === undefined || code === null) return undefined;
  if (succeeded(event)) return 'success';
  if (refusals.has(code)) return 'refused';
  if (passwordWasRight(event)) return 'passwordRight';
  return isInterrupt(event) ? 'interrupt' : 'other';
});

/** Blocked, or kept out until the device is compliant, joined, or the app an approved one. */
const blocks: ReadonlySet<number> = new Set([
  53000, 53001, 53002, 53003, 530032,
]);

/** Conditional Access has kept somebody out, which a second factor that is still to be given is not. */
export function isBlocked(event: SignIn): boolean {
  if (blocks.has(event.status?.errorCode ?? 0)) return true;
  return (
    event.conditionalAccessStatus === 'failure' && endingOf(event) === 'other'
  );
}
