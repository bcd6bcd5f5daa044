import type { Detector, SignIn } from '../../model';
import {
  affectedBy,
  dateTold,
  Heap,
  isoTime,
  noHeap,
  ownAttemptOf,
  settle,
  tell,
} from './attempts';
import { factorsUntold, isCodeRefused } from './secondFactor';
import { MINUTE_MS, personOf, timeOf } from './signInEvent';

const FAILURES = 20;
const SESSIONS = 10;
const WINDOW_MS = 10 * MINUTE_MS;
/** More than these decide nothing more. */
const KEPT = 100;

/** Codes guessed in many sessions at once: each session alone gives few tries. */
export const otpBruteforce: Detector<Heap, SignIn> = {
  id: 'sig.otp-bruteforce',
  family: 'sig',
  title: 'Codes guessed',
  severity: 'high',
  whyItMatters:
    'A code has a million values and is right for a minute or more: with enough sessions at once it can be guessed, by whoever has the password.',
  howToFix: [
    'Reset the password: whoever guesses the code has it.',
    'Look whether a sign-in from the same address succeeded, and revoke sessions.',
    'Give the person a passkey or number matching in place of codes.',
  ],
  falsePositives: [
    'A token or telephone whose clock is wrong, tried by its owner; it is tried in few sessions.',
  ],
  references: {
    mitre: ['T1110'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-oath-tokens',
    ],
  },
  needs: ['signIns'],
  untold: factorsUntold,
  tells: event =>
    Boolean(event.mfaDetail?.authMethod || event.authenticationDetails?.length),

  subject: event =>
    isCodeRefused(event) ? (event.userId ?? undefined) : undefined,
  init: () => noHeap,

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const heap = settle(state, at, WINDOW_MS, 0);
    const attempt = ownAttemptOf(event, at);
    const open = [
      ...heap.open,
      // Each try is a failure of its own; what tells sessions apart goes with it.
      { ...attempt, flow: event.sessionId || attempt.flow },
    ].slice(-KEPT);
    const sessions = new Set(open.map(({ flow }) => flow)).size;
    if (open.length < FAILURES || sessions < SESSIONS)
      return { state: { ...heap, open }, witnesses: [] };
    const { heap: next, told } = tell({ ...heap, open }, open, at, 'high');
    return {
      state: next,
      witnesses: [
        {
          key: `${event.userId}:${dateTold(told)}`,
          at: isoTime(at),
          severity: told.severity,
          statement: `${open.length} wrong codes in ${sessions} sessions within ten minutes, for one person.`,
          affected: affectedBy(told, personOf(event)),
          facts: {
            wrongCodes: open.length,
            sessions,
            since: isoTime(told.first),
            addresses: told.addresses.length,
          },
        },
      ],
    };
  },
};
