import type { Detector, SignIn } from '../../model';
import {
  affectedBy,
  dateTold,
  Heap,
  isoTime,
  noHeap,
  ownAttemptOf,
  remaining,
  settle,
  tell,
} from './attempts';
import { refusalOf } from './secondFactor';
import { personOf, timeOf } from './signInEvent';

/** The person says no to a prompt, or reports it: the record of the prompt, or the risk that Microsoft makes of it. */
function isReport(event: SignIn): boolean {
  return refusalOf(event) === 'reported' || isRiskOfReport(event);
}

function isRiskOfReport({ riskEventTypes_v2: kinds }: SignIn): boolean {
  return Boolean(
    kinds?.length && kinds.includes('userReportedSuspiciousActivity'),
  );
}

function isDenial(event: SignIn): boolean {
  const refusal = refusalOf(event);
  return (
    refusal === 'declined' || refusal === 'reported' || isRiskOfReport(event)
  );
}

/** A prompt that its person did not want. */
export const mfaDenied: Detector<Heap, SignIn> = {
  id: 'sig.mfa-denied',
  family: 'sig',
  title: 'MFA prompt denied or reported',
  severity: 'high',
  whyItMatters:
    'Who denies a prompt did not sign in: somebody else did, with the right password. Who reports it says so.',
  howToFix: [
    'Ask the person whether the sign-in was theirs.',
    'If it was not: reset the password, look at where the sign-in came from and at who else was tried from there.',
  ],
  falsePositives: ['A finger on the wrong button; the person knows.'],
  references: {
    mitre: ['T1621'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/howto-mfa-mfasettings',
    ],
  },
  needs: ['signIns'],

  subject: event => (isDenial(event) ? (event.userId ?? undefined) : undefined),
  init: () => noHeap,
  rest: (state, at) => remaining(settle(state, at, Infinity, 0)),

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const attempt = ownAttemptOf(event, at);
    const { open, told: before } = settle(state, at, Infinity, 0);
    const heap = { open: [...open, attempt], told: before };
    const { heap: next, told } = tell(
      heap,
      [attempt],
      at,
      isReport(event) ? 'high' : 'medium',
    );
    const reported = told.severity === 'high';
    return {
      // Of what was told no more than its act is remembered.
      state: { ...next, open: next.open.slice(-8) },
      witnesses: [
        {
          key: `${event.userId}:${dateTold(told)}`,
          at: isoTime(at),
          severity: told.severity,
          statement: reported
            ? 'A person reported a prompt for a second factor as not theirs.'
            : 'A person declined a prompt for a second factor: whoever asked for it had the password.',
          affected: affectedBy(told, personOf(event)),
          facts: {
            denied: told.attempts,
            reported,
            addresses: told.addresses.length,
          },
        },
      ],
    };
  },
};
