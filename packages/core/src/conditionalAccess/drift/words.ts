import { figure, withoutControl } from '../tenant';
import type { DriftCause } from './drift';
import type { DriftKind } from './whatChanged';

const because: Record<DriftKind, string> = {
  policyDeleted: 'a policy that held them to it was deleted',
  policyDisabled: 'a policy that held them to it is no longer enforced',
  securityDefaultsOff: 'security defaults were switched off',
  policyEdited: 'a policy that held them to it was edited',
  locationChanged:
    'a named location that a policy relies on has other addresses, countries or trust than before',
  strengthChanged:
    'an authentication strength that a policy asks for was edited',
  trustChanged: 'what is believed of other tenants’ people was changed',
  groupJoined: 'they came into a group that a policy leaves out',
  groupLeft: 'they left a group that a policy is for',
  roleGained: 'they came by a role that a policy leaves out',
  roleLost: 'they no longer hold a role that a policy is for',
  personChanged: 'what kind of person the directory says they are has changed',
  personNew:
    'they are new here or enabled again, with groups or roles that a policy leaves out',
  other: 'something that a policy relies on, and is no part of it, has changed',
};

const reaches: Record<DriftCause['opens'][0]['change']['reach'], string> = {
  anyone: '',
  claimedPlatformOnly:
    ' The platform is only claimed by the client, so that anyone can use it.',
  trustedNetworkOnly: ' Only from a trusted network.',
  managedDeviceOnly: ' Only on a managed device.',
};

/** What one cause has opened, without any text of the tenant. */
export function driftSentence(
  { kind, people, opens }: DriftCause,
  policiesChanged: boolean,
): string {
  const [{ requirement, change }] = opens;
  const told = new Set(
    opens
      .filter(each => each.requirement === requirement)
      .flatMap(each => each.change.ids),
  ).size;
  const others = [...people].reduce((sum, { ids }) => sum + ids.length, -told);
  const without =
    requirement.reading === 'passwordStops'
      ? 'with a password alone'
      : withoutControl[requirement.id];
  const reach =
    kind === 'locationChanged' && change.reach === 'trustedNetworkOnly'
      ? ' Only from there.'
      : reaches[change.reach];
  return [
    `${peopleWords(told)} can now sign in ${without}: ${because[kind]}.${reach}`,
    others ? `To ${peopleWords(others)} more it opens something else.` : '',
    policiesChanged ? '' : 'No policy has changed.',
  ]
    .filter(Boolean)
    .join(' ');
}

function peopleWords(count: number): string {
  return count === 1 ? '1 person' : `${figure(count)} people`;
}
