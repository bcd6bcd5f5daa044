import type { InboxRules } from './inboxRules';
import type { People } from './people';
import { DataOptions, daysBefore, GraphObject, Source } from './shape';

const oldSystems = ['10.0.19045.5011', '12.7.6'];

/** What is wrong with mail, devices, sharing and settings, by the id of the check that must say so. */
export function productTruth({
  options,
  users,
  inboxRules: { planted },
  managedDevices,
}: {
  options: DataOptions;
  users: People;
  inboxRules: InboxRules;
  managedDevices: Source;
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
  return {
    'mail.rule-forward-external': planted.outside,
    'mail.rule-hide': planted.hiding,
    'mail.rule-name': planted.nameless,
    ...devices,
    // Settings of the tenant, and of no one in particular.
    'auth.weak-methods': [],
    'auth.authenticator-context': [],
    'auth.strong-methods': [],
    'auth.sspr': [],
    'auth.password-policy': ['contoso.onmicrosoft.example'],
    'spo.tenant-anyone': [],
    'spo.link-default': [],
    'spo.settings': [],
  };
}
