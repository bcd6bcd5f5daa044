import { defineCheck } from '../../model';
import {
  awaitedRoles,
  privilegedUses,
  whoIsPrivileged,
} from '../priv/privileged';
import {
  counted,
  deviceGroup,
  deviceRef,
  deviceSelection,
  eachFound,
  notTold,
  verdictOf,
} from './devices';

const failing = ['noncompliant', 'conflict', 'error'];
/** `configManager`: Configuration Manager judges it, and Intune takes its word. */
const fine = ['compliant', 'configManager'];

const notCompliant = deviceSelection(device => {
  const { complianceState } = device;
  if (complianceState && fine.includes(complianceState)) return undefined;
  if (complianceState && failing.includes(complianceState))
    return { isGiven: false, ref: deviceRef(device, { complianceState }) };
  if (complianceState !== 'inGracePeriod') return notTold;
  const until = device.complianceGracePeriodExpirationDateTime ?? null;
  return { isGiven: true, ref: deviceRef(device, { complianceState, until }) };
});

export const noncompliant = defineCheck({
  id: 'device.noncompliant',
  family: 'device',
  title: 'Device breaks its compliance policy',
  severity: 'high',
  whyItMatters:
    'What the organisation itself asks of a device is not so on these: a missing update, no lock, no encryption. Whoever works on one brings that into every app.',
  howToFix: [
    'Open the device in Intune, Device compliance, and see which setting it fails.',
    'Begin with the devices of administrators.',
    'Ask for a compliant device by Conditional Access, so that the next one is noticed by its owner.',
  ],
  falsePositives: [
    'A device that has just been enrolled and has not been judged again yet.',
    'Two policies that contradict each other (state "conflict"): the policies are wrong, not the device.',
  ],
  references: {
    mitre: ['T1078'],
    urls: [
      'https://learn.microsoft.com/intune/intune-service/protect/compliance-policy-monitor',
    ],
  },
  needs: ['managedDevices'],
  uses: ['users', ...privilegedUses],
  async evaluate(view) {
    const isPrivileged = await whoIsPrivileged(view);
    const awaited = awaitedRoles(view);
    const privileged = deviceGroup(
      'privileged',
      'high',
      count =>
        `${counted(count, 'of an administrator breaks', 'of administrators break')} the compliance policy.`,
    );
    const others = deviceGroup(
      'others',
      'medium',
      count => `${counted(count, 'breaks', 'break')} the compliance policy.`,
    );
    const grace = deviceGroup(
      'grace',
      'low',
      count =>
        `${counted(count, 'breaks', 'break')} the compliance policy and ${count === 1 ? 'is' : 'are'} still given time.`,
    );
    let unclear = 0;
    let unsure = 0;
    const devices = await eachFound(view, notCompliant, device => {
      if (device === notTold) {
        unclear += 1;
        return;
      }
      const { isGiven, ref } = device;
      if (isGiven) {
        grace.devices.push(ref);
        return;
      }
      const { userId } = ref.facts;
      const byAdmin = userId ? isPrivileged(userId) : false;
      if (byAdmin === null && awaited.length) unsure += 1;
      else (byAdmin ? privileged : others).devices.push(ref);
    });
    const verdict = verdictOf([privileged, others, grace], devices, {
      count: unclear,
      why: 'Intune does not know yet whether it is compliant.',
    });
    if (!unsure) return verdict;
    return verdict.outcome === 'fail'
      ? { ...verdict, because: awaited }
      : { outcome: 'unknown', because: awaited };
  },
});
