import type { Detector, SignIn } from '../../model';
import {
  affectedBy,
  attemptOf,
  dateTold,
  flowsOf,
  Heap,
  isoTime,
  noHeap,
  remaining,
  settle,
  tell,
} from './attempts';
import { lockedOut } from './resultCodes';
import { DAY_MS, HOUR_MS, MINUTE_MS, timeOf } from './signInEvent';
import { isMicrosoftNetwork } from './sources';

const PEOPLE = 15;
const LOCKOUTS = 20;
const WINDOW_MS = 30 * MINUTE_MS;
/** More than these decide nothing more. */
const KEPT = 100;

/** Of the whole tenant: who is locked out matters less than that many are at once. */
const EVERYBODY = 'everybody';

/** Many accounts locked out at once: passwords are guessed on a broad front. */
export const lockoutBurst: Detector<Heap, SignIn> = {
  id: 'sig.lockout-burst',
  family: 'sig',
  title: 'Wave of lock-outs',
  severity: 'high',
  whyItMatters:
    'People forget passwords one by one; many locked out within minutes are an attack, and cannot work either.',
  howToFix: [
    'Look where the tries come from, and block these sources.',
    'Look for a success from the same sources, before and since.',
    'Tell the service desk, which will be asked for resets: by the attacker too.',
  ],
  falsePositives: [
    'A change of password that a shared job or proxy has not learned of.',
    'The same number is given to tries from addresses that Microsoft takes for malicious; those are no lock-outs, and no less an attack.',
  ],
  references: {
    mitre: ['T1110'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout',
      'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  memory: DAY_MS + HOUR_MS,

  subject: event =>
    event.status?.errorCode === lockedOut && !isMicrosoftNetwork(event)
      ? EVERYBODY
      : undefined,
  init: () => noHeap,
  rest: (state, at) => remaining(settle(state, at, WINDOW_MS, 0)),

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const heap = settle(state, at, WINDOW_MS, 0);
    const open = [...heap.open, attemptOf(event, at)].slice(-KEPT);
    const people = new Set(open.map(({ person, id }) => person?.[0] ?? id))
      .size;
    const lockouts = flowsOf(open);
    if (people < PEOPLE && lockouts < LOCKOUTS)
      return { state: { ...heap, open }, witnesses: [] };
    const { heap: next, told } = tell({ ...heap, open }, open, at, 'high');
    return {
      state: next,
      witnesses: [
        {
          key: dateTold(told),
          at: isoTime(at),
          severity: told.severity,
          statement: `${lockouts} lock-outs of ${people} accounts within half an hour.`,
          affected: affectedBy(told),
          facts: {
            lockouts,
            people,
            lockoutsOfTheDay: told.attempts,
            first: isoTime(told.first),
            addresses: told.addresses.length,
          },
        },
      ],
    };
  },
};
