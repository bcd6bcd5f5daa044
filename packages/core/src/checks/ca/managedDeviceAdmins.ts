import type { WholePolicy } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import { templateRoles } from '../priv/roleTiers';
import { isForEveryone } from './everyone';
import { asksForDevice } from './managedDevice';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

const namesAdministrators = ({ allUsers, roles }: WholePolicy) =>
  allUsers || templateRoles.every(role => roles.has(role));

export const managedDeviceAdmins = defineCheck({
  id: 'ca.managed-device-admins',
  family: 'ca',
  title: 'Administrators may use unmanaged devices',
  severity: 'medium',
  whyItMatters:
    'An administrator who signs in from a home computer hands the session to whatever runs there, second factor included.',
  howToFix: [
    'Give administrators devices that are enrolled in Intune or joined to the directory.',
    'Enforce a policy for the fourteen roles of Microsoft’s template (or all users), all resources, that requires a compliant or a hybrid joined device.',
  ],
  falsePositives: [
    'Administrators who work from privileged workstations that a filter for devices names.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-alt-admin-device-compliand-hybrid',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy requires a managed device of all fourteen administrator roles on all resources.',
      closes: whole =>
        namesAdministrators(whole) &&
        asksForDevice(whole) &&
        isForEveryone({ ...whole, allUsers: true }, accepted),
      almost: whole =>
        asksForDevice(whole)
          ? [
              ...(namesAdministrators(whole)
                ? []
                : ['it does not name all fourteen roles']),
              ...shortfall({ ...whole, allUsers: true }, accepted),
            ].join('; ')
          : undefined,
    });
  },
});
