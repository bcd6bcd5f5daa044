import type { Detector, SignIn, Witness } from '../../model';
import {
  affectedBy,
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
import { isPromptRefused, mayHaveApproved } from './secondFactor';
import { MINUTE_MS, personOf, succeeded, timeOf } from './signInEvent';

const PROMPTS = 5;
const WINDOW_MS = 10 * MINUTE_MS;
const FOLLOW_MS = 30 * MINUTE_MS;

/** Prompts sent to a person one after another, until one is approved. */
export const mfaFatigue: Detector<Heap, SignIn> = {
  id: 'sig.mfa-fatigue',
  family: 'sig',
  title: 'Flood of MFA prompts',
  severity: 'critical',
  whyItMatters:
    'Whoever asks for a second factor again and again has the password already, and waits for the one prompt that is approved by mistake or to have peace.',
  howToFix: [
    'Ask the person, by phone, whether the prompts were theirs.',
    'If they were not: reset the password, and revoke sessions where a sign-in followed.',
    'Require number matching, or a method that cannot be asked for from afar, such as a passkey.',
  ],
  falsePositives: [
    'A telephone that is off, replaced or without a network, while its owner tries again.',
    'An app that asks on its own for a session that has ended.',
  ],
  references: {
    mitre: ['T1621'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/how-to-mfa-number-match',
    ],
  },
  needs: ['signIns'],

  subject: event =>
    isPromptRefused(event) || succeeded(event)
      ? (event.userId ?? undefined)
      : undefined,
  init: () => noHeap,
  rest: (state, at) => remaining(settle(state, at, WINDOW_MS, FOLLOW_MS)),

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const heap = settle(state, at, WINDOW_MS, FOLLOW_MS);
    if (succeeded(event)) return afterwards(heap, event, at);
    const open = [...heap.open, ownAttemptOf(event, at)];
    if (flowsOf(open) < PROMPTS)
      return { state: { ...heap, open }, witnesses: [] };
    const next = tell({ ...heap, open }, open, at, 'high');
    return { state: next.heap, witnesses: [witnessOf(next.told, event, at)] };
  },
};

/** The first success that may be an approval makes it worse; those after it change nothing. */
function afterwards(heap: Heap, event: SignIn, at: number) {
  const { told } = heap;
  const follows =
    told &&
    told.severity !== 'critical' &&
    at - told.last <= FOLLOW_MS &&
    mayHaveApproved(event);
  if (!follows) return { state: heap, witnesses: [] };
  const now = follow(told, ownAttemptOf(event, at), 'critical');
  return {
    state: { ...heap, told: now },
    witnesses: [witnessOf(now, event, at)],
  };
}

function witnessOf(told: Told, event: SignIn, at: number): Witness {
  const { attempts, followedAt } = told;
  const after =
    followedAt === undefined ? '' : ', and then a sign-in succeeded';
  return {
    key: `${event.userId}:${dateTold(told)}`,
    at: isoTime(at),
    severity: told.severity,
    statement: `One person was asked for a second factor ${attempts} times within minutes and did not approve${after}.`,
    affected: affectedBy(told, personOf(event)),
    facts: {
      promptsRefused: attempts,
      firstPrompt: isoTime(told.first),
      lastPrompt: isoTime(told.last),
      succeededAt: followedAt === undefined ? null : isoTime(followedAt),
      addresses: told.addresses.length,
    },
  };
}
