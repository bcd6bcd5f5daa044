import { defineCheck, eachSelected } from '../../model';
import {
  counted,
  deviceGroup,
  deviceRef,
  deviceSelection,
  verdictOf,
  type DeviceRef,
} from './devices';
import { systemOf, systemSupport } from './supportedSystems';

/** Whether a system is outdated hangs on the day: what hangs on the device alone is its system. */
const running = deviceSelection(
  ({
    id,
    deviceName,
    userId,
    azureADDeviceId,
    operatingSystem,
    osVersion,
  }) => ({
    id,
    deviceName,
    userId,
    azureADDeviceId,
    system: systemOf(operatingSystem, osVersion),
  }),
);

type Running = NonNullable<ReturnType<typeof running.of>>;

const told = new WeakMap<Running, { because: object; ref: DeviceRef }>();

/** The same object for the same reason: what is told again is known to be the same without a look into it. */
function outdatedRef(device: Running, because: object): DeviceRef {
  const known = told.get(device);
  if (known?.because === because) return known.ref;
  const ref = deviceRef(device, { ...device.system, ...because });
  told.set(device, { because, ref });
  return ref;
}

export const osOutdated = defineCheck({
  id: 'device.os-outdated',
  family: 'device',
  title: 'Operating system that gets no more updates',
  severity: 'medium',
  whyItMatters:
    'Holes that are found from now on stay open on it. Attackers read what the next update of the supported version mends.',
  howToFix: [
    'Move the devices to a supported version with a feature update policy.',
    'Replace what cannot be moved.',
    'Ask for a minimum version in the compliance policy.',
  ],
  falsePositives: [
    'Windows 10 with paid Extended Security Updates, which Microsoft Graph does not tell from one without.',
    'Old Apple systems that still get single fixes for exploited holes.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/windows/release-health/windows11-release-information',
      'https://learn.microsoft.com/windows/release-health/release-information',
    ],
  },
  needs: ['managedDevices'],
  async evaluate(view) {
    const found = deviceGroup(
      'tenant',
      'medium',
      count =>
        `${counted(count, 'runs', 'run')} a system that gets no more security updates.`,
    );
    let devices = 0;
    let unjudged = 0;
    await eachSelected(view, running, device => {
      devices += 1;
      const support = systemSupport(device.system, view.now);
      if (support.state === 'unknown') unjudged += 1;
      if (support.state === 'outdated')
        found.devices.push(outdatedRef(device, support.because));
    });
    return verdictOf([found], devices, {
      count: unjudged,
      why: 'the version is not in the table of supported systems.',
    });
  },
});
