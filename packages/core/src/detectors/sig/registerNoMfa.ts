import type { Detector, SignIn } from '../../model';
import { addCase, Cases } from './cases';
import { apps } from './firstPartyApps';
import { factorsUntold, isSingleFactor, tellsFactors } from './secondFactor';
import { appOf, isInteractive, personOf, timeOf } from './signInEvent';

export const registerNoMfa: Detector<Cases, SignIn> = {
  id: 'sig.register-no-mfa',
  family: 'sig',
  title: 'Device registered with a password alone',
  severity: 'medium',
  whyItMatters:
    'Whoever has a password and may register a device has a foothold that outlives the password, and counts as a device to policies.',
  howToFix: [
    'Ask the person whether they registered a device; delete it if not, and reset the password.',
    'Require a second factor for the user action “Register or join devices” by Conditional Access.',
  ],
  falsePositives: [
    'Enrolment of new computers in a network where no second factor is asked for.',
    'Methods that are two factors in one step, such as Windows Hello, are not told.',
  ],
  references: {
    mitre: ['T1098.005'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-device-registration',
    ],
  },
  needs: ['signIns'],
  memory: 0,
  untold: factorsUntold,

  tells: tellsFactors,
  subject: event =>
    event.resourceId === apps.deviceRegistration &&
    isInteractive(event) &&
    isSingleFactor(event)
      ? (event.userId ?? undefined)
      : undefined,
  init: () => ({}),

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const { cases, witness } = addCase(state, {
      subject: event.userId!,
      cause: '',
      at,
      severity: 'medium',
      signIns: [event],
      statement:
        'A person reached the registration of devices with a password alone.',
      affected: [personOf(event), ...appOf(event)],
      facts: { authenticationRequirement: event.authenticationRequirement },
    });
    return { state: cases, witnesses: [witness] };
  },
};
