import type { WholePolicy } from '../../conditionalAccess';
import { readGrant } from '../../conditionalAccess/controls';
import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

/** A device is asked for, and nothing weaker is taken instead. */
export function asksForDevice({ policy }: WholePolicy): boolean {
  const { operator, controls } = readGrant(policy, {});
  const devices = controls.map(({ kind }) =>
    /^(compliantDevice|domainJoinedDevice)$/.test(kind),
  );
  return operator === 'AND'
    ? devices.includes(true)
    : devices.length > 0 && !devices.includes(false);
}

export const managedDevice = defineCheck({
  id: 'ca.managed-device',
  family: 'ca',
  title: 'No policy asks for a managed device',
  severity: 'medium',
  whyItMatters:
    'From a device that nobody manages, malware takes the session after the second factor was given. No policy keeps all users to managed devices.',
  howToFix: [
    'Enroll devices in Intune or join them to the directory.',
    'Enforce a policy for all users and all resources that requires a compliant or a hybrid joined device.',
  ],
  falsePositives: [
    'Organisations where people bring their own devices by design; ask there for app protection instead.',
  ],
  references: {
    cis: ['5.2.2.9'],
    scuba: ['MS.AAD.3.7v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-device-compliance',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy requires a managed device of all users on all resources.',
      closes: whole => asksForDevice(whole) && isForEveryone(whole, accepted),
      almost: whole =>
        asksForDevice(whole)
          ? shortfall(whole, accepted).join('; ')
          : undefined,
    });
  },
});
