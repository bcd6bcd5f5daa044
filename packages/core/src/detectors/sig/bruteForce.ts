import type { Detector, SignIn, Witness } from '../../model';
import {
  affectedBy,
  Attempt,
  dateTold,
  flowsOf,
  follow,
  Heap,
  isoTime,
  noHeap,
  ownAttemptOf,
  remaining,
  settle,
  tell,
  Told,
} from './attempts';
import { neighbourhood } from './network';
import { remembered } from './remembered';
import { Ending, endingOf } from './resultCodes';
import { HOUR_MS, MINUTE_MS, personOf, timeOf } from './signInEvent';
import { isMicrosoftNetwork } from './sources';

const FAILURES = 20;
const WINDOW_MS = 15 * MINUTE_MS;
const FOLLOW_MS = HOUR_MS;
/** More than these decide nothing more. */
const KEPT = 100;

/** A device that answers Microsoft's question for its certificate, and no one who guesses. */
const answersForDevice = remembered(agent => /pkeyauth/i.test(agent));

/** What a try from outside can be: Microsoft's own services pass tries on whose source is not known. */
function isTry(event: SignIn, ending: Ending | undefined): boolean {
  return (
    (ending === 'refused' ||
      ending === 'success' ||
      ending === 'passwordRight') &&
    !isMicrosoftNetwork(event) &&
    !answersForDevice(event.userAgent ?? '')
  );
}

/** One account tried again and again. */
export const bruteForce: Detector<Heap, SignIn> = {
  id: 'sig.brute-force',
  family: 'sig',
  title: 'Brute force on one account',
  severity: 'high',
  whyItMatters:
    'So many wrong passwords in minutes are a program that guesses; when the right one comes from where the wrong ones came from, it was found.',
  howToFix: [
    'Where a sign-in followed from the same address: reset the password and revoke sessions now.',
    'Block the protocol that was used, if it is a legacy one, and require a second factor for the rest.',
    'If a device of the person still holds an old password: have it signed in anew.',
  ],
  falsePositives: [
    'A telephone or a mapped drive that keeps trying a password that has been changed.',
    'An application whose stored password has expired.',
  ],
  references: {
    mitre: ['T1110.001'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout',
      'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns'],
  logs: ['signIns', 'nonInteractiveSignIns'],

  subject: event =>
    isTry(event, endingOf(event)) ? (event.userId ?? undefined) : undefined,
  init: () => noHeap,
  rest: (state, at) => remaining(settle(state, at, WINDOW_MS, FOLLOW_MS)),

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const heap = settle(state, at, WINDOW_MS, FOLLOW_MS);
    const refused = endingOf(event) === 'refused';
    if (!refused && !heap.told) return { state: heap, witnesses: [] };
    const attempt = ownAttemptOf(event, at);
    if (!refused) return afterwards(heap, attempt, event);
    const open = [...heap.open, attempt].slice(-KEPT);
    if (flowsOf(open) < FAILURES)
      return { state: { ...heap, open }, witnesses: [] };
    const next = tell({ ...heap, open }, open, at, 'medium');
    return { state: next.heap, witnesses: [witnessOf(next.told, event, at)] };
  },
};

/** The right password from where the wrong ones came from. */
function afterwards(heap: Heap, attempt: Attempt, event: SignIn) {
  const { told } = heap;
  const { at, address } = attempt;
  const near = address && neighbourhood(address);
  const follows =
    told &&
    told.severity !== 'high' &&
    at - told.last <= FOLLOW_MS &&
    near !== undefined &&
    told.addresses.some(each => neighbourhood(each) === near);
  if (!follows) return { state: heap, witnesses: [] };
  const now = follow(told, attempt, 'high');
  return {
    state: { ...heap, told: now },
    witnesses: [witnessOf(now, event, at)],
  };
}

function witnessOf(told: Told, event: SignIn, at: number): Witness {
  const { followedAt } = told;
  return {
    key: `${event.userId}:${dateTold(told)}`,
    at: isoTime(at),
    severity: told.severity,
    statement:
      followedAt === undefined
        ? `${told.attempts} wrong passwords for one account within minutes.`
        : `${told.attempts} wrong passwords for one account within minutes, and then the right one from the same source.`,
    affected: affectedBy(told, personOf(event)),
    facts: {
      failures: told.attempts,
      firstFailure: isoTime(told.first),
      lastFailure: isoTime(told.last),
      passwordFoundAt: followedAt === undefined ? null : isoTime(followedAt),
      addresses: told.addresses.length,
    },
  };
}
