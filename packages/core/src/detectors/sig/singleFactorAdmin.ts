import type { Detector, SignIn } from '../../model';
import { Heap, noHeap, tellOne } from './attempts';
import { factorsUntold, isSingleFactor, tellsFactors } from './secondFactor';
import { isInteractive, timeOf } from './signInEvent';

/** Who administers the tenant, in by one factor. */
export const singleFactorAdmin: Detector<Heap, SignIn> = {
  id: 'sig.single-factor-admin',
  family: 'sig',
  title: 'Administrator signed in with one factor',
  severity: 'high',
  whyItMatters:
    'An administrator who gets in with a password alone can be anybody who has that password, and can then do whatever the role allows.',
  howToFix: [
    'Require a second factor of every administrator for every app, from everywhere; the finding’s sign-ins show which app and place are not covered.',
    'Give administrators passkeys: they are two factors in one step.',
  ],
  falsePositives: [
    'A role that was given after the sign-in: roles are those of now.',
    'A second factor that a federated identity provider asked for and did not pass on.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/architecture/security-operations-privileged-accounts',
    ],
  },
  needs: ['signIns', 'users', 'groups', 'roleDefinitions', 'roleAssignments'],
  uses: ['roleAssignmentScheduleInstances', 'roleEligibilityScheduleInstances'],
  logs: ['signIns'],
  untold: factorsUntold,
  tells: tellsFactors,
  memory: 0,

  subject: event =>
    isSingleFactor(event) && isInteractive(event)
      ? (event.userId ?? undefined)
      : undefined,
  init: () => noHeap,

  step(state, event, { tenant }) {
    const at = timeOf(event);
    const tier = tenant.tierOf(event.userId ?? '');
    if (at === undefined || tier === undefined) return { state, witnesses: [] };
    const { heap, witness } = tellOne(state, event, at, {
      severity: 'high',
      statement: `A person with a role of tier ${tier} signed in with one factor.`,
      facts: told => ({
        signIns: told.attempts,
        tier,
        conditionalAccessStatus: event.conditionalAccessStatus ?? null,
      }),
    });
    return { state: heap, witnesses: [witness] };
  },
};
