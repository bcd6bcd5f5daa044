import type { Detector, SignIn } from '../../model';
import { Heap, noHeap, tellOne } from './attempts';
import { riskOf, riskUntold, tellsRisk } from './risk';
import { succeeded, timeOf } from './signInEvent';

const severities = {
  high: 'high',
  medium: 'medium',
  hidden: 'medium',
} as const;

function severityOf(event: SignIn) {
  const risk = succeeded(event) ? riskOf(event) : undefined;
  return risk && risk !== 'low' ? severities[risk] : undefined;
}

/** A sign-in that Microsoft holds for risky, and that got in. */
export const riskySignin: Detector<Heap, SignIn> = {
  id: 'sig.risky-signin',
  family: 'sig',
  title: 'Risky sign-in that succeeded',
  severity: 'high',
  whyItMatters:
    'Microsoft saw signs that somebody else signed in, nothing stopped it, and nobody has looked at it yet.',
  howToFix: [
    'Ask the person whether the sign-in was theirs, and confirm it as safe or compromised in the risky sign-ins report.',
    'If it was not theirs: reset the password, revoke sessions, look at new methods, consents and inbox rules.',
    'Require a second factor, or block, at medium and high sign-in risk by Conditional Access.',
  ],
  falsePositives: [
    'A journey or a new device; the person knows, and the report keeps what you decide.',
    'A private VPN.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/id-protection/concept-identity-protection-risks',
      'https://learn.microsoft.com/entra/id-protection/howto-identity-protection-investigate-risk',
    ],
  },
  needs: ['signIns'],
  untold: riskUntold,
  tells: tellsRisk,
  memory: 0,

  subject: event =>
    severityOf(event) ? (event.userId ?? undefined) : undefined,
  init: () => noHeap,

  step(state, event) {
    const at = timeOf(event);
    const severity = severityOf(event);
    if (at === undefined || !severity) return { state, witnesses: [] };
    const risk = riskOf(event)!;
    const { heap, witness } = tellOne(state, event, at, {
      severity,
      statement:
        risk === 'hidden'
          ? 'A sign-in succeeded that Microsoft holds for risky, to what degree is hidden without Entra ID P2.'
          : `A sign-in succeeded that Microsoft holds for risky; the risk of the last one is ${risk}.`,
      facts: told => ({
        signIns: told.attempts,
        risk,
        riskState: event.riskState ?? null,
        kinds: event.riskEventTypes_v2 ?? [],
      }),
    });
    return { state: heap, witnesses: [witness] };
  },
};
