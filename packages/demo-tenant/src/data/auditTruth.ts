import type { AuditStories } from './auditStories';
import type { People } from './people';
import { mailThief } from './riskDetections';
import { roleIds, staff } from './staff';

/** What the audit log must make the product say, by the id of the detection, and whom it must name. */
export function auditTruth(
  users: People,
  { findings }: AuditStories,
): Record<string, string[]> {
  return {
    ...findings,
    // An hour before the tenant's day is night.
    'aud.pim-activation': staff.flatMap(({ role }, index) =>
      role?.how === 'activated' ? [users.id(index), roleIds[role.name]] : [],
    ),
    'aud.mailbox': [users.id(mailThief)],
  };
}
