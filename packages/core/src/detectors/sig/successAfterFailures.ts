import type { Detector, SignIn } from '../../model';
import {
  affectedBy,
  Attempt,
  dateTold,
  flowsOf,
  Heap,
  isoTime,
  noHeap,
  ownAttemptOf,
  remaining,
  settle,
  tell,
} from './attempts';
import { neighbourhood } from './network';
import { endingOf } from './resultCodes';
import { isInteractive, MINUTE_MS, personOf, timeOf } from './signInEvent';

const FAILURES = 5;
const WINDOW_MS = 10 * MINUTE_MS;
/** More than these decide nothing more. */
const KEPT = 60;

/** Where an address is, for two of one household or office are one place. */
function placeOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : neighbourhood(address);
}

function byPlace(attempts: readonly Attempt[]): Attempt[][] {
  const places = new Map<string | undefined, Attempt[]>();
  for (const attempt of attempts) {
    const place = placeOf(attempt.address);
    places.set(place, [...(places.get(place) ?? []), attempt]);
  }
  return [...places.values()];
}

/** A success at one address, minutes after failures for the same app at another. */
export const successAfterFailures: Detector<Heap, SignIn> = {
  id: 'sig.success-after-failures',
  family: 'sig',
  title: 'Success after failures from another address',
  severity: 'medium',
  whyItMatters:
    'A password that is guessed at one address and used at another is how guessing programs hand over what they find.',
  howToFix: [
    'Ask the person whether both addresses were theirs.',
    'If one was not: reset the password, revoke sessions and see who else was tried from there.',
  ],
  falsePositives: [
    'Somebody who cannot sign in on one network and succeeds on another, such as their telephone’s.',
    'A device elsewhere that still tries an old password while its owner signs in.',
  ],
  references: {
    mitre: ['T1110'],
    urls: [
      'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    ],
  },
  needs: ['signIns'],

  subject(event) {
    const ending = endingOf(event);
    return ending === 'refused' ||
      (ending === 'success' && isInteractive(event))
      ? (event.userId ?? undefined)
      : undefined;
  },
  init: () => noHeap,
  rest: (state, at) => remaining(settle(state, at, WINDOW_MS, 0)),

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const heap = settle(state, at, WINDOW_MS, 0);
    const refused = endingOf(event) === 'refused';
    if (!refused && !heap.open.length) return { state: heap, witnesses: [] };
    const attempt = ownAttemptOf(event, at);
    if (refused) {
      const open = [...heap.open, attempt].slice(-KEPT);
      return { state: { ...heap, open }, witnesses: [] };
    }
    return afterFailures(heap, attempt, event);
  },
};

function afterFailures(heap: Heap, attempt: Attempt, event: SignIn) {
  const { at } = attempt;
  const here = placeOf(attempt.address);
  const elsewhere = heap.open.filter(
    ({ app, address }) =>
      app?.[0] === attempt.app?.[0] &&
      placeOf(address) !== undefined &&
      placeOf(address) !== here,
  );
  const failed = byPlace(elsewhere).find(
    each => flowsOf(each) >= FAILURES && each.some(({ told }) => !told),
  );
  if (here === undefined || !attempt.app || !failed)
    return { state: heap, witnesses: [] };
  const { heap: next, told } = tell(
    { ...heap, open: [...heap.open, attempt] },
    [...failed, attempt],
    at,
    'medium',
  );
  return {
    // Only failures are waited for.
    state: { ...next, open: next.open.filter(({ id }) => id !== attempt.id) },
    witnesses: [
      {
        key: `${event.userId}:${dateTold(told)}`,
        at: isoTime(at),
        severity: told.severity,
        statement: `A sign-in succeeded within ten minutes of ${flowsOf(failed)} failures for the same app at another address.`,
        affected: affectedBy(told, personOf(event)),
        facts: {
          failures: flowsOf(failed),
          firstFailure: isoTime(failed[0].at),
          minutes: Math.round((at - failed[0].at) / MINUTE_MS),
        },
      },
    ],
  };
}
