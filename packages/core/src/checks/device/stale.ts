import { defineCheck, eachSelected } from '../../model';
import {
  counted,
  daysSince,
  deviceGroup,
  reporting,
  verdictOf,
} from './devices';

export const stale = defineCheck({
  id: 'device.stale',
  family: 'device',
  title: 'Device that has not reported for a month',
  severity: 'medium',
  whyItMatters:
    'What is known of it is old: it may be lost, sold or unpatched. While it still counts as compliant, Conditional Access lets it in by what was true once.',
  howToFix: [
    'Set the compliance policy settings so that a device which does not report becomes noncompliant within 30 days.',
    'Retire devices that nobody misses, by a device clean-up rule.',
  ],
  falsePositives: [
    'Devices of people on long leave, and spare ones in a cupboard.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/intune/intune-service/protect/device-compliance-get-started',
    ],
  },
  thresholds: {
    days: {
      value: 30,
      min: 1,
      max: 365,
      unit: 'days',
      title: 'Without a report, a device counts as silent',
    },
    goneDays: {
      value: 90,
      min: 1,
      max: 730,
      unit: 'days',
      title: 'Without a report, a device counts as gone, also a compliant one',
    },
  },
  needs: ['managedDevices'],
  async evaluate(view) {
    const silentDays = view.threshold('days');
    const goneDays = view.threshold('goneDays');
    const trusted = deviceGroup(
      'trusted',
      'medium',
      count =>
        `${counted(count, 'has', 'have')} not reported for more than ${silentDays} days and still ${count === 1 ? 'counts' : 'count'} as compliant.`,
    );
    const silent = deviceGroup(
      'silent',
      'low',
      count =>
        `${counted(count, 'has', 'have')} not reported for more than ${silentDays} days and ${count === 1 ? 'is' : 'are'} not compliant, or not for more than ${goneDays}.`,
    );
    let devices = 0;
    let unclear = 0;
    await eachSelected(view, reporting, device => {
      devices += 1;
      const { lastSyncDateTime, complianceState } = device.facts;
      const days = daysSince(lastSyncDateTime, view.now);
      if (days === undefined) unclear += 1;
      else if (days > silentDays) {
        const group =
          complianceState === 'compliant' && days <= goneDays
            ? trusted
            : silent;
        group.devices.push(device);
      }
    });
    return verdictOf([trusted, silent], devices, {
      count: unclear,
      why: 'Intune does not say when it last reported.',
    });
  },
});
