import { defineCheck, eachSelected } from '../../model';
import {
  counted,
  deviceGroup,
  deviceRef,
  enrolled,
  verdictOf,
} from './devices';
import { systemSupport } from './supportedSystems';

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
    await eachSelected(view, enrolled, device => {
      devices += 1;
      const { operatingSystem, osVersion } = device;
      const support = systemSupport(operatingSystem, osVersion, view.now);
      if (support.state === 'unknown') unjudged += 1;
      if (support.state === 'outdated')
        found.devices.push(
          deviceRef(device, {
            operatingSystem,
            osVersion,
            ...support.because,
          }),
        );
    });
    return verdictOf([found], devices, {
      count: unjudged,
      why: 'the version is not in the table of supported systems.',
    });
  },
});
