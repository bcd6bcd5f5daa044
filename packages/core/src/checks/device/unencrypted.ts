import { defineCheck, eachSelected } from '../../model';
import {
  counted,
  deviceGroup,
  deviceRef,
  enrolled,
  verdictOf,
} from './devices';

/** Systems of which Intune reports encryption in a way that can be relied on. */
const systems = /^(windows|macos|macmdm|ios|ipados|android)/i;

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
    let unjudged = 0;
    await eachSelected(view, enrolled, device => {
      const { operatingSystem, isEncrypted, managedDeviceOwnerType } = device;
      if (managedDeviceOwnerType === 'personal') return;
      if (!systems.test(operatingSystem ?? '')) return;
      devices += 1;
      // Null, and an owner that is not known, are not "no".
      if (
        typeof isEncrypted !== 'boolean' ||
        managedDeviceOwnerType !== 'company'
      )
        unjudged += 1;
      else if (!isEncrypted)
        found.devices.push(
          deviceRef(device, {
            isEncrypted,
            operatingSystem,
            managedDeviceOwnerType,
          }),
        );
    });
    return verdictOf([found], devices, {
      count: unjudged,
      why: 'Intune does not know whether it is encrypted, or whose it is.',
    });
  },
});
