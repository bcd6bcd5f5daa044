import type { AppNavigation } from './appNavigation';
import type { Compliance } from './compliancePolicies';
import { joinableGroups, type Groups } from './groups';
import type { InboxRules } from './inboxRules';
import type { People } from './people';
import { DataOptions, daysBefore, GraphObject, Source } from './shape';
import type { PlantedSharing } from './sharing';

const oldSystems = ['10.0.19045.5011', '12.7.6'];

/** What is wrong with mail, devices, sharing and settings, by the id of the check that must say so. */
export function productTruth({
  options,
  users,
  inboxRules: { planted },
  sharing,
  managedDevices,
  compliance,
  groups,
  appNavigation,
  partner,
}: {
  options: DataOptions;
  users: People;
  inboxRules: InboxRules;
  sharing: PlantedSharing;
  managedDevices: Source;
  compliance: Compliance;
  groups: Groups;
  appNavigation: AppNavigation;
  /** The tenant with which invitations are redeemed automatically both ways. */
  partner: string;
}): Record<string, string[]> {
  const monthAgo = daysBefore(options.day, 30);
  const wrong: Record<string, (device: GraphObject) => boolean> = {
    'device.noncompliant': ({ complianceState }) =>
      complianceState === 'noncompliant',
    'device.unencrypted': ({ isEncrypted, managedDeviceOwnerType }) =>
      isEncrypted === false && managedDeviceOwnerType === 'company',
    'device.os-outdated': ({ osVersion }) =>
      oldSystems.includes(`${osVersion}`),
    'device.stale': ({ lastSyncDateTime }) => `${lastSyncDateTime}` < monthAgo,
    'device.compromised': ({ jailBroken, partnerReportedThreatState }) =>
      jailBroken === 'True' || partnerReportedThreatState === 'highSeverity',
    'device.policy': ({ operatingSystem }) => operatingSystem === 'macOS',
    'device.owner-left': ({ userId }) =>
      !users.isEnabled(users.indexOf(`${userId}`)!),
  };
  const devices: Record<string, string[]> = {};
  for (const id of Object.keys(wrong)) devices[id] = [];
  for (let position = 0; position < managedDevices.size; position += 1) {
    const device = managedDevices.at(position);
    for (const [id, is] of Object.entries(wrong))
      if (is(device)) devices[id].push(device.id);
  }
  devices['device.policy'].push(compliance.lax);
  return {
    'mail.rule-forward-external': planted.outside,
    'mail.rule-hide': planted.hiding,
    'mail.rule-name': planted.nameless,
    ...devices,
    'guest.owner': guestOwners(users, groups, appNavigation),
    'guest.cross-tenant': [partner],
    'tenant.public-groups': publicGroups(groups),
    'tenant.dynamic-group': joinableGroups.map(groups.id),
    // Settings of the tenant, and of no one in particular.
    'mail.forward-allowed': [],
    'auth.weak-methods': [],
    'auth.authenticator-context': [],
    'auth.strong-methods': [],
    'auth.sspr': [],
    'tenant.default-user': [],
    'tenant.device-registration': [],
    'tenant.hybrid': [],
    'auth.password-policy': ['contoso.onmicrosoft.example'],
    'spo.tenant-anyone': [],
    'spo.link-default': [],
    'spo.settings': [],
    'spo.anonymous-item': sharing.anonymous,
    'spo.external-oversharing': sharing.external,
    'spo.everyone': sharing.everyone,
    'spo.offboarded': sharing.offboarded,
  };
}

function guestOwners(
  users: People,
  groups: Groups,
  { applications, servicePrincipals }: AppNavigation,
): string[] {
  const owners = new Set<string>();
  for (let index = 0; index < groups.size; index += 1)
    for (const { id } of groups.owners(index)) owners.add(id);
  for (const apps of [applications, servicePrincipals])
    for (let index = 0; index < apps.size; index += 1)
      for (const { id } of apps.at(index).owners as { id: string }[])
        owners.add(id);
  return [...owners].filter(id => users.isGuest(users.indexOf(id)!));
}

function publicGroups(groups: Groups): string[] {
  const found: string[] = [];
  for (let index = 0; index < groups.size; index += 1)
    if (groups.at(index).visibility === 'Public') found.push(groups.id(index));
  return found;
}
