import type { Detector, Witness } from '../../model';
import { activityList, named } from './auditDetector';
import { activityOf, actorOf, Audit, AuditRow, readAudit } from './auditRecord';
import { addDeed, Deeds } from './burst';
import { sighting, targetEntity, utcDay } from './sighting';

const WINDOW_MS = 3_600_000;
const MANY = 5;
const reads = [
  'read bitlocker key',
  'recover device local administrator password',
  'reveal local administrator password',
];
const lost = ['device no longer compliant', 'device no longer managed'];
const policy = 'set device registration policies';
const isRead = named(reads);
const concerns = named([...reads, ...lost, policy]);

interface ReaderState {
  reads: Deeds;
}

/** Keys of many devices were read, or a person took a device out of management. */
export const devicePosture: Detector<ReaderState, AuditRow> = {
  id: 'aud.device-posture',
  family: 'aud',
  title: 'Keys of devices were read, or devices lost their standing',
  severity: 'high',
  whyItMatters:
    'With the recovery key of a disk or the local administrator’s password, whoever has the machine has all that is on it. Many at once are not somebody who was locked out.',
  howToFix: [
    'Ask who read the keys for which case.',
    'If nobody did: rotate the keys and passwords, and treat the account that read them as taken over.',
    'Let few hold roles that read keys, and forbid owners to read those of their own devices if nobody needs it.',
  ],
  falsePositives: [
    'A service desk on the day after an update that locked machines.',
    'A device that its management service finds wanting is no person’s work, and is not named.',
    'A roll-out that changes who may join devices.',
  ],
  references: {
    mitre: ['T1552'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-devices',
    ],
  },
  needs: ['directoryAudits'],
  memory: WINDOW_MS,

  subject(row) {
    const activity = activityOf(row);
    if (!concerns(activity)) return undefined;
    return isRead(activity) ? (actorOf(row)?.id ?? row.id) : row.id;
  },
  init: () => ({ reads: [] }),

  step(state, row) {
    const audit = readAudit(row);
    if (!audit.succeeded || Number.isNaN(audit.at))
      return { state, witnesses: [] };
    if (isRead(audit.activity)) return read(state, audit);
    const witness =
      audit.activity === policy ? policySet(audit) : fallen(audit);
    return { state, witnesses: witness ? [witness] : [] };
  },
};

function read(
  state: ReaderState,
  audit: Audit,
): { state: ReaderState; witnesses: Witness[] } {
  const device = audit.targets[0]?.id ?? audit.id;
  const next = addDeed(state.reads, device, audit.at, WINDOW_MS, MANY);
  if (next.length < MANY) return { state: { reads: next }, witnesses: [] };
  return {
    state: { reads: next },
    witnesses: [
      sighting(audit, {
        key: `${audit.by?.id ?? 'unknown'}:reads:${utcDay(audit.at)}`,
        severity: 'high',
        statement:
          'One account read keys or local passwords of many devices within an hour.',
        affected: next.map(([id]) => ({
          kind: 'device' as const,
          id,
          label: id,
        })),
        facts: { atLeast: MANY },
      }),
    ],
  };
}

function policySet(audit: Audit): Witness {
  return sighting(audit, {
    key: `policy:${utcDay(audit.at)}`,
    severity: 'medium',
    statement: 'Who may register devices, and how, was changed.',
    affected: [targetEntity(audit.target('policy'))],
  });
}

function fallen(audit: Audit): Witness | undefined {
  const device = audit.target('device') ?? audit.targets[0];
  if (audit.by?.kind !== 'user' || !device?.id) return undefined;
  return sighting(audit, {
    key: `${device.id}:fallen:${utcDay(audit.at)}`,
    severity: 'medium',
    statement: 'A person took a device out of management or compliance.',
    affected: [targetEntity(device)],
  });
}
