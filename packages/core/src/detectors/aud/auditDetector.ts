import type {
  CheckMetadata,
  DatasetId,
  Detector,
  DetectorContext,
  Witness,
} from '../../model';
import { activityOf, Audit, AuditRow, readAudit } from './auditRecord';

/** Microsoft's list of what audits are called. */
export const activityList =
  'https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities';

/** Without these nobody can tell who is an administrator, and a record about one would look harmless. */
export const administratorNeeds: readonly DatasetId[] = [
  'users',
  'groups',
  'roleDefinitions',
  'roleAssignments',
];

/** Without these nobody can tell which apps are powerful. */
export const powerfulAppNeeds: readonly DatasetId[] = [
  'servicePrincipals',
  'graphAppRoleAssignments',
];

/** By what they hold, an app that only calls itself Microsoft's is told from Microsoft's own. */
export const actorUses: readonly DatasetId[] = [
  'roleAssignments',
  ...powerfulAppNeeds,
];

interface AuditRule extends Omit<CheckMetadata, 'family'> {
  /** Names in lower case; a `*` at the end stands for anything. */
  activities: readonly string[];
  /** Records of what was refused are judged as well. */
  refusedToo?: boolean;
  judge(audit: Audit, context: DetectorContext): Witness[];
}

/** A detection that sees each record alone: it remembers nothing, so lateness and order cannot matter. */
export function auditDetector({
  activities,
  refusedToo,
  judge,
  ...metadata
}: AuditRule): Detector<object, AuditRow> {
  const concerns = named(activities);
  return {
    ...metadata,
    family: 'aud',
    memory: 0,
    subject: row => (concerns(activityOf(row)) ? row.id : undefined),
    init: () => ({}),
    step(state, row, context) {
      const audit = readAudit(row);
      const counts =
        concerns(audit.activity) && (audit.succeeded || refusedToo);
      return { state, witnesses: counts ? judge(audit, context) : [] };
    },
  };
}

/** Whether an activity is one of these. */
export function named(
  activities: readonly string[],
): (activity: string) => boolean {
  const whole = new Set(activities.filter(each => !each.endsWith('*')));
  const beginnings = activities
    .filter(each => each.endsWith('*'))
    .map(each => each.slice(0, -1));
  return activity =>
    whole.has(activity) || beginnings.some(each => activity.startsWith(each));
}
