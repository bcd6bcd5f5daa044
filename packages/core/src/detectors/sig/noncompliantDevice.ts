import type { Detector, SignIn } from '../../model';
import { addCase, Cases, casesOn } from './cases';
import { administrationTargets } from './firstPartyApps';
import {
  appOf,
  deviceOf,
  isInteractive,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';

export const noncompliantDevice: Detector<Cases, SignIn> = {
  id: 'sig.noncompliant-device',
  family: 'sig',
  title: 'Administration from a device that is not compliant',
  severity: 'medium',
  whyItMatters:
    'What runs on a device that lacks updates, encryption or protection acts with the rights of whoever signs in there.',
  howToFix: [
    'Mend the device, or let the person administer from another one.',
    'Require a compliant device by Conditional Access for administrators and for admin portals.',
  ],
  falsePositives: [
    'Tenants whose devices are not managed by Intune: nothing there ever is compliant.',
    'A device that was enrolled a moment ago and has not reported yet.',
  ],
  references: {
    mitre: ['T1078'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-alt-admin-device-compliand-hybrid',
    ],
  },
  needs: ['signIns', 'users', 'groups', 'roleDefinitions', 'roleAssignments'],
  logs: ['signIns'],
  memory: 0,

  subject: event =>
    deviceOf(event) &&
    event.deviceDetail?.isCompliant === false &&
    succeeded(event) &&
    isInteractive(event)
      ? (event.userId ?? undefined)
      : undefined,
  init: () => ({}),

  step(state, event, { tenant }) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const today = casesOn(state, at);
    const device = deviceOf(event)!;
    const tier = tenant.tierOf(event.userId!);
    const target = [event.appId, event.resourceId].find(id =>
      administrationTargets.has(id ?? ''),
    );
    if (tier === undefined && !target) return { state: today, witnesses: [] };
    const { cases, witness } = addCase(today, {
      subject: event.userId!,
      cause: device,
      at,
      severity: 'medium',
      signIns: [event],
      statement:
        tier === undefined
          ? 'Somebody administers the tenant from a device that is not compliant.'
          : 'An administrator signed in from a device that is not compliant.',
      affected: [
        personOf(event),
        {
          kind: 'device',
          id: device,
          label: event.deviceDetail?.displayName || device,
        },
        ...appOf(event),
      ],
      facts: {
        tier: tier ?? null,
        administrationApp: target ?? null,
        isCompliant: false,
        isManaged: event.deviceDetail?.isManaged ?? null,
      },
    });
    return { state: cases, witnesses: [witness] };
  },
};
