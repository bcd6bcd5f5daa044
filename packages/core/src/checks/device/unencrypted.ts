import { defineCheck, eachSelected } from '../../model';
import {
  counted,
  deviceGroup,
  deviceRef,
  deviceSelection,
  notTold,
  verdictOf,
} from './devices';

/** Systems of which Intune reports encryption in a way that can be relied on. */
const systems = /^(windows|macos|macmdm|ios|ipados|android)/i;

const encrypted = Symbol('encrypted');

/** Of the company's devices, and of those of which nobody knows whose they are. */
const encryption = deviceSelection(device => {
  const { operatingSystem, isEncrypted, managedDeviceOwnerType } = device;
  if (managedDeviceOwnerType === 'personal') return undefined;
  if (!systems.test(operatingSystem ?? '')) return undefined;
  // Null, and an owner that is not known, are not "no".
  if (typeof isEncrypted !== 'boolean' || managedDeviceOwnerType !== 'company')
    return notTold;
  return isEncrypted
    ? encrypted
    : deviceRef(device, {
        isEncrypted,
        operatingSystem,
        managedDeviceOwnerType,
      });
});

export const unencrypted = defineCheck({
  id: 'device.unencrypted',
  family: 'device',
  title: 'Company device without encryption',
  severity: 'high',
  whyItMatters:
    'Who finds or steals the device reads its disk: mail, files, and the tokens that sign in as its owner.',
  howToFix: [
    'Assign a disk encryption policy (BitLocker, FileVault) in Intune, Endpoint security.',
    'Ask for encryption in the compliance policy, so that the state stays visible.',
  ],
  falsePositives: [
    'A device that encrypts right now, or has not restarted since.',
    'Virtual machines whose host encrypts the disk.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/intune/intune-service/protect/encryption-monitor',
    ],
  },
  needs: ['managedDevices'],
  async evaluate(view) {
    const found = deviceGroup(
      'tenant',
      'high',
      count =>
        `${counted(count, 'of the company is', 'of the company are')} not encrypted.`,
    );
    let devices = 0;
    let unclear = 0;
    await eachSelected(view, encryption, device => {
      devices += 1;
      if (device === notTold) unclear += 1;
      else if (device !== encrypted) found.devices.push(device);
    });
    return verdictOf([found], devices, {
      count: unclear,
      why: 'Intune does not know whether it is encrypted, or whose it is.',
    });
  },
});
