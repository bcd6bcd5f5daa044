import { defineCheck } from '../../model';
import {
  counted,
  deviceGroup,
  deviceRef,
  deviceSelection,
  eachFound,
  verdictOf,
} from './devices';

const threats = ['highSeverity', 'compromised'];

const unsound = deviceSelection(device => {
  const { jailBroken, partnerReportedThreatState } = device;
  // Text, and its capitals have changed before.
  const isJailbroken = jailBroken?.toLowerCase() === 'true';
  if (!isJailbroken && !threats.includes(partnerReportedThreatState ?? ''))
    return undefined;
  const ref = deviceRef(device, {
    jailBroken: jailBroken ?? null,
    partnerReportedThreatState: partnerReportedThreatState ?? null,
  });
  return { isJailbroken, ref };
});

export const compromised = defineCheck({
  id: 'device.compromised',
  family: 'device',
  title: 'Jailbroken or compromised device',
  severity: 'critical',
  whyItMatters:
    'Nothing that this device says of itself can be believed, and whoever controls it holds its owner’s sessions.',
  howToFix: [
    'Block the device, revoke the sessions of its owner, and wipe or replace it.',
    'Look at what the account did since the device was last sound.',
    'Have the compliance policy block jailbroken devices and those of a high threat level.',
  ],
  falsePositives: [
    'Devices of developers that are rooted for testing: keep them out of the tenant.',
  ],
  references: {
    mitre: ['T1078'],
    urls: [
      'https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice',
    ],
  },
  needs: ['managedDevices'],
  async evaluate(view) {
    const jailbroken = deviceGroup(
      'jailbroken',
      'critical',
      count =>
        `${counted(count, 'is jailbroken or rooted', 'are jailbroken or rooted')}.`,
    );
    const threatened = deviceGroup(
      'threat',
      'critical',
      count =>
        `${counted(count, 'is', 'are')} reported as compromised, or under a high threat.`,
    );
    const devices = await eachFound(view, unsound, ({ isJailbroken, ref }) =>
      (isJailbroken ? jailbroken : threatened).devices.push(ref),
    );
    // "Unknown" is what Intune says of systems that have no jailbreak, and of tenants without a threat service.
    return verdictOf([jailbroken, threatened], devices, { count: 0, why: '' });
  },
});
