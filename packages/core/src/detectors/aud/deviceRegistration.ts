import type { Detector } from '../../model';
import { activityList, named } from './auditDetector';
import { activityOf, Audit, AuditRow, readAudit } from './auditRecord';
import { asText } from './auditValue';
import { addDeed, Deeds } from './burst';
import { sighting, targetEntity, utcDay } from './sighting';

const DAY_MS = 86_400_000;
const MANY = 3;
const owned = 'add registered owner to device';
const concerns = named([owned, 'add device', 'register device']);
/** What tools for attacks register, unless told otherwise: a build of 2021. */
const toolBuilds = ['10.0.19041.928'];

interface OwnerState {
  devices: Deeds;
}

/** A person got many devices in a day, or a device that a tool made up. */
export const deviceRegistration: Detector<OwnerState, AuditRow> = {
  id: 'aud.device-registration',
  family: 'aud',
  title: 'Suspicious registration of devices',
  severity: 'medium',
  whyItMatters:
    'A device that an intruder registers gets a token that lasts for months and counts as the person’s own, and may satisfy policies that ask for a known device.',
  howToFix: [
    'Ask the person whether the devices are theirs.',
    'If they are not: delete the devices, revoke the sessions, and reset the password.',
    'Ask for multifactor authentication to register devices, and limit how many a person may have.',
  ],
  falsePositives: [
    'Who sets up machines for others registers many in their own name.',
    'A person who gets a new laptop and a new telephone on one day, and installs one again.',
    'Registrations that follow a risky sign-in are told by `cmp.takeover-chain`.',
    'The build that tools make up is also that of a Windows of 2021 that was never updated.',
  ],
  references: {
    mitre: ['T1098.005'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-devices',
    ],
  },
  needs: ['directoryAudits'],
  memory: DAY_MS,

  subject(row) {
    const activity = activityOf(row);
    if (!concerns(activity)) return undefined;
    return activity === owned ? ownerOf(readAudit(row)) : row.id;
  },
  init: () => ({ devices: [] }),

  step(state, row) {
    const audit = readAudit(row);
    const { at } = audit;
    if (!audit.succeeded || Number.isNaN(at)) return { state, witnesses: [] };
    const device = audit.target('device') ?? audit.targets[0];
    if (audit.activity !== owned)
      return {
        state,
        witnesses: toolBuilds.includes(buildOf(audit) ?? '')
          ? [
              sighting(audit, {
                key: `${device?.id ?? audit.id}:build`,
                statement:
                  'A device was registered with the build that tools for attacks make up.',
                affected: [
                  targetEntity(device),
                  targetEntity(audit.target('user')),
                ],
                facts: { build: buildOf(audit) },
              }),
            ]
          : [],
      };
    const id = deviceOf(audit) ?? audit.id;
    const devices = addDeed(state.devices, id, at, DAY_MS, MANY);
    if (devices.length < MANY) return { state: { devices }, witnesses: [] };
    return {
      state: { devices },
      witnesses: [
        sighting(audit, {
          key: `${ownerOf(audit)}:many:${utcDay(at)}`,
          statement: 'One person registered many devices within a day.',
          affected: [
            targetEntity(audit.target('user')),
            ...devices.map(([each]) => ({
              kind: 'device' as const,
              id: each,
              label: each,
            })),
          ],
          facts: { atLeast: MANY },
        }),
      ],
    };
  },
};

function ownerOf(audit: Audit): string | undefined {
  return audit.target('user')?.id;
}

function deviceOf(audit: Audit): string | undefined {
  return (
    audit.target('device')?.id ??
    asText(audit.change('Device.ObjectID')?.new)?.toLowerCase()
  );
}

function buildOf(audit: Audit): string | undefined {
  return (
    asText(audit.change('DeviceOSVersion')?.new) ??
    audit.detail('DeviceOSVersion') ??
    audit.detail('OS Version')
  );
}
