import { areaTitles, type FindingState, type Severity } from '../../model';
import type { ExportedFinding } from './exported';
import type { FindingFormat } from './format';

/**
 * The version that every event names.
 * @see https://schema.ocsf.io/1.5.0/classes/compliance_finding
 * @see https://schema.ocsf.io/1.5.0/classes/detection_finding
 */
const OCSF_VERSION = '1.5.0';

const severityIds: Record<Severity, number> = {
  info: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
};
const severityCaptions: Record<Severity, string> = {
  info: 'Informational',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};
const statuses: Record<FindingState, readonly [number, string]> = {
  open: [1, 'New'],
  acknowledged: [2, 'In Progress'],
  accepted: [3, 'Suppressed'],
  snoozed: [3, 'Suppressed'],
  resolved: [4, 'Resolved'],
};
const activities = { create: 1, update: 2, close: 3 } as const;

/** One event a line: Compliance Finding for how things stand, Detection Finding for what was seen to happen. */
export const ocsf: FindingFormat = {
  contentType: 'application/x-ndjson; charset=utf-8',
  extension: 'ocsf.jsonl',
  async *render(findings, { version }) {
    for await (const finding of findings) {
      yield `${JSON.stringify(event(finding, version))}\n`;
    }
  },
};

function event(finding: ExportedFinding, version: string): object {
  const { item, check, tenantId, isDetection } = finding;
  const classUid = isDetection ? 2004 : 2003;
  const activity = activityOf(finding);
  const [statusId, status] = statuses[item.state];
  return {
    activity_id: activities[activity],
    activity_name: activity[0].toUpperCase() + activity.slice(1),
    category_uid: 2,
    category_name: 'Findings',
    class_uid: classUid,
    class_name: isDetection ? 'Detection Finding' : 'Compliance Finding',
    type_uid: classUid * 100 + activities[activity],
    time: millis(finding.resolvedAt ?? item.lastSeen),
    severity_id: severityIds[item.severity],
    severity: severityCaptions[item.severity],
    status_id: statusId,
    status,
    message: item.statement,
    metadata: {
      version: OCSF_VERSION,
      product: {
        name: 'Entra posture',
        vendor_name: 'Entra posture',
        version,
      },
      tenant_uid: tenantId,
    },
    finding_info: infoOf(finding),
    ...(isDetection ? {} : { compliance: complianceOf(finding) }),
    ...(check?.howToFix.length
      ? {
          remediation: {
            desc: check.howToFix.join('\n'),
            ...(check.references.urls
              ? { references: check.references.urls }
              : {}),
          },
        }
      : {}),
    resources: finding.affected.map(({ kind, entity, label }) => ({
      uid: entity,
      name: label,
      type: kind,
    })),
    unmapped: {
      affected_count: item.affected,
      state: item.state,
      ...(item.owner ? { owner: item.owner } : {}),
      ...(item.until ? { until: item.until } : {}),
    },
  };
}

function activityOf({
  item,
  reopenedAt,
}: ExportedFinding): keyof typeof activities {
  if (item.state === 'resolved') return 'close';
  return reopenedAt || item.lastSeen !== item.firstSeen ? 'update' : 'create';
}

function infoOf({ item, check, eventAt }: ExportedFinding): object {
  const mitre = check?.references.mitre ?? [];
  return {
    uid: item.finding,
    title: item.title,
    desc: check?.whyItMatters ?? item.statement,
    created_time: millis(eventAt ?? item.firstSeen),
    first_seen_time: millis(item.firstSeen),
    last_seen_time: millis(item.lastSeen),
    analytic: { uid: item.check, name: item.title, type_id: 1, type: 'Rule' },
    ...(check ? { types: [areaTitles[check.family]] } : {}),
    ...(mitre.length ? { attacks: mitre.map(attack) } : {}),
  };
}

/** `T1078.004` is a sub-technique of `T1078`. */
function attack(id: string): object {
  const [technique, sub] = id.split('.');
  return {
    technique: { uid: technique },
    ...(sub ? { sub_technique: { uid: id } } : {}),
  };
}

function complianceOf({ item, check }: ExportedFinding): object {
  const { cis = [], scuba = [] } = check?.references ?? {};
  const isResolved = item.state === 'resolved';
  return {
    control: item.check,
    ...(cis.length || scuba.length
      ? {
          standards: [
            ...(cis.length ? ['CIS Microsoft 365 Foundations Benchmark'] : []),
            ...(scuba.length ? ['CISA SCuBA'] : []),
          ],
          requirements: [...cis, ...scuba],
        }
      : {}),
    status_id: isResolved ? 1 : 3,
    status: isResolved ? 'Pass' : 'Fail',
  };
}

function millis(iso: string): number {
  return Date.parse(iso);
}
