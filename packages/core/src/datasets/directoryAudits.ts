import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text, whole } from './parser';

/** A policy's old and new text may name hundreds of people: they are not what changed. The first ids are the targets'. */
const MOST_TARGETS = 20;

/** A membership's or role's other end stands in the modified properties only: `Group.ObjectID`, `Role.TemplateId`. */
function idsIn(targetResources: unknown): string[] {
  const told = JSON.stringify(targetResources ?? []);
  const ids = told.match(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi) ?? [];
  return [...new Set(ids.map(id => id.toLowerCase()))].slice(0, MOST_TARGETS);
}

/** @see https://learn.microsoft.com/graph/api/directoryaudit-list */
export const directoryAudits: Dataset<'directoryAudits'> = {
  id: 'directoryAudits',
  title: 'Directory audit logs',
  product: 'Entra ID',
  workload: 'reports',
  features: ['Privilege changes', 'Who changed what'],
  needs: {
    permissions: [['AuditLog.Read.All'], ['Directory.Read.All']],
    roles: [
      'Reports Reader',
      'Security Reader',
      'Security Administrator',
      'Global Reader',
    ],
  },
  everyMinutes: 15,
  retentionDays: 30,
  collect: {
    kind: 'window',
    timestamp: 'activityDateTime',
    initialDays: 7,
    overlapMinutes: 30,
    request: { version: 'v1.0', path: '/auditLogs/directoryAudits', top: 999 },
  },
  at: row => (row.activityDateTime as string | null) ?? undefined,
  targets: row => idsIn(row.targetResources),
  label: row => String(row.activityDisplayName ?? row.id),
  parse: parser(
    'directoryAudits',
    z.object({
      id: z.string(),
      activityDateTime: text,
      activityDisplayName: text,
      category: text,
      operationType: text,
      loggedByService: text,
      correlationId: text,
      result: text,
      resultReason: text,
      initiatedBy: whole,
      targetResources: z.array(z.record(z.string(), z.unknown())).optional(),
      additionalDetails: z
        .array(z.object({ key: text, value: text }))
        .optional(),
    }),
  ),
};
