import {
  defineCheck,
  type AffectedEntity,
  type DeviceCompliancePolicy,
  type Gap,
  type Witness,
} from '../../model';
import { onlyRow } from '../judgeSettings';
import { unsent, verdictOf } from '../verdictOf';
import {
  asks,
  isAssigned,
  isJudgedByIntune,
  isOf,
  platformOf,
  platforms,
} from './compliancePlatforms';
import { asksTooLittle, withoutPolicy } from './compliancePolicyGaps';
import { deviceRef, deviceSelection, eachFound } from './devices';

/** Those that Intune judges. */
const inUseBy = deviceSelection(device =>
  isJudgedByIntune(device)
    ? {
        platform: platformOf(device),
        ref: deviceRef(device, {
          operatingSystem: device.operatingSystem ?? null,
        }),
      }
    : undefined,
);

export const policy = defineCheck({
  id: 'device.policy',
  family: 'device',
  title: 'Nothing is asked of devices, or too little',
  severity: 'medium',
  whyItMatters:
    'A compliant device is one that keeps the rules it is given. Where it is given none, and counts as compliant nevertheless, a policy that lets in compliant devices lets in every device that is enrolled.',
  howToFix: [
    'In Intune, Devices, Compliance, Compliance settings, mark devices with no compliance policy assigned as not compliant; look first which have none, for they lose access.',
    'Create a policy for each platform in use, and assign it to all users or all devices.',
    'Ask for encryption, for a password and for the oldest version that still gets updates.',
  ],
  falsePositives: [
    'Organisations that split what they ask over several policies for different groups: it is enough that one assigned policy asks, and who gets it is not looked at.',
    'Devices whose encryption or password is enforced by a configuration profile: the device is safe, and yet its compliance does not say so.',
    'Policies for fully managed Android devices, Linux and ChromeOS are not seen: what v1.0 of Microsoft Graph does not show is unknown.',
  ],
  references: {
    mitre: ['T1078'],
    cis: ['4.1'],
    urls: [
      'https://learn.microsoft.com/intune/intune-service/protect/device-compliance-get-started',
      'https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicemanagementsettings',
    ],
  },
  needs: [
    'managedDevices',
    'deviceCompliancePolicies',
    'deviceManagementSettings',
  ],
  async evaluate(view) {
    const inUse = new Map<string, AffectedEntity[]>();
    let unseen = 0;
    const devices = await eachFound(view, inUseBy, ({ platform, ref }) => {
      const known = platform && inUse.get(platform);
      if (known) known.push(ref);
      else if (platform) inUse.set(platform, [ref]);
      else unseen += 1;
    });
    if (!devices)
      return {
        outcome: 'notApplicable',
        because: 'No device is managed by Intune.',
      };

    const settings = (await onlyRow(view.rows('deviceManagementSettings')))
      ?.settings;
    const secureByDefault = settings?.secureByDefault ?? undefined;
    const policies: DeviceCompliancePolicy[] = [];
    for await (const each of view.rows('deviceCompliancePolicies'))
      policies.push(each);

    const witnesses: Witness[] = [];
    const because: Gap[] = unsent(
      'deviceManagementSettings',
      { missing: Number(secureByDefault === undefined), seen: 0 },
      'Microsoft sent nothing for secureByDefault.',
    );
    if (secureByDefault === false)
      witnesses.push({
        key: 'secureByDefault',
        severity: 'medium',
        statement: 'A device that no compliance policy reaches is compliant.',
        affected: [],
        facts: { secureByDefault },
      });

    const unclear = new Set<string>();
    for (const [platform, found] of inUse) {
      const ofPlatform = policies.filter(each =>
        isOf(platforms[platform], each),
      );
      const assigned = ofPlatform.filter(isAssigned);
      const untold = ofPlatform.filter(each => isAssigned(each) === undefined);
      for (const { id } of untold) unclear.add(id);
      const { asked, whole } = platforms[platform];
      if (!assigned.length) {
        if (untold.length) continue;
        if (!whole) {
          unseen += found.length;
          continue;
        }
        // What no policy reaches is not compliant then, and is kept out where compliance is asked for.
        const severity = secureByDefault ? 'low' : 'medium';
        witnesses.push(
          withoutPolicy(platform, found, severity, ofPlatform.length),
        );
        continue;
      }
      const missing = asked.filter(
        name => !assigned.some(each => asks[name](each)),
      );
      const unsure = missing.filter(
        name =>
          [
            ...assigned.filter(each => asks[name](each) === undefined),
            ...untold,
          ].length,
      );
      if (!whole) {
        if (missing.length) unseen += found.length;
        continue;
      }
      if (unsure.length) for (const { id } of assigned) unclear.add(id);
      const lacks = missing.filter(name => !unsure.includes(name));
      if (lacks.length)
        witnesses.push(asksTooLittle(platform, lacks, assigned));
    }
    because.push(
      ...unsent(
        'deviceCompliancePolicies',
        { missing: unclear.size, seen: policies.length - unclear.size },
        'Microsoft did not send to whom a compliance policy is assigned, or what it asks for.',
      ),
    );
    because.push(
      ...unsent(
        'deviceCompliancePolicies',
        { missing: unseen, seen: devices - unseen },
        `Of ${unseen} ${unseen === 1 ? 'device' : 'devices'} v1.0 of Microsoft Graph does not show every policy of the system.`,
      ),
    );
    return verdictOf(witnesses, because, {
      secureByDefault: secureByDefault ?? null,
      platforms: Object.fromEntries(
        [...inUse].map(([platform, found]) => [
          platforms[platform].name,
          found.length,
        ]),
      ),
    });
  },
});
