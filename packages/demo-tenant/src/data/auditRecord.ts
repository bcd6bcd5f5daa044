import type { LogRecord } from './log';
import type { People } from './people';
import { GraphObject, graphTime } from './shape';
import type { Random } from './random';

/** Name → new value, or old and new; written as JSON within a string, as Microsoft does. */
export type Changes = Record<string, unknown | { old: unknown; new: unknown }>;

export type Initiator = { user: number } | { app: string; id: string };

export interface AuditSpec {
  at: number;
  activity: string;
  category: string;
  operation: string;
  service?: string;
  by: Initiator;
  targets: object[];
  reason?: string;
  details?: Record<string, string>;
  /** Tells this record from the others of its kind. */
  key: [kind: string, index: number];
}

/** A record of the audit log in the shape that Graph gives it. */
export function auditRecord(
  random: Random,
  users: People,
  {
    at,
    activity,
    category,
    operation,
    service = 'Core Directory',
    by,
    targets,
    reason = '',
    details = {},
    key: [kind, index],
  }: AuditSpec,
): LogRecord {
  const correlationId = random.guid(`${kind}Correlation`, index);
  const object: GraphObject = {
    id: `${service === 'PIM' ? 'PIM' : 'Directory'}_${random.guid(`${kind}Id`, index)}`,
    category,
    correlationId,
    result: 'success',
    resultReason: reason,
    activityDisplayName: activity,
    activityDateTime: graphTime(at),
    loggedByService: service,
    operationType: operation,
    initiatedBy: initiatedBy(users, by),
    targetResources: targets,
    additionalDetails: Object.entries(details).map(([key, value]) => ({
      key,
      value,
    })),
  };
  return { at, visibleAt: at + 60_000, object };
}

function initiatedBy(users: People, by: Initiator): object {
  return 'user' in by
    ? {
        app: null,
        user: {
          id: users.id(by.user),
          displayName: users.displayName(by.user),
          userPrincipalName: users.upn(by.user),
          ipAddress: `${users.home(by.user).network}.${1 + (by.user % 250)}`,
        },
      }
    : {
        // Of an app records hold the id of its service principal and no client id.
        app: {
          appId: null,
          displayName: by.app,
          servicePrincipalId: by.id,
          servicePrincipalName: null,
        },
        user: null,
      };
}

export function auditTarget(
  type: string,
  id: string | null,
  displayName: string | null = null,
  changes: Changes = {},
  userPrincipalName: string | null = null,
): object {
  return {
    id,
    displayName,
    type,
    userPrincipalName,
    groupType: null,
    modifiedProperties: Object.entries(changes).map(([name, value]) => {
      const both = isPair(value) ? value : { old: null, new: value };
      return {
        displayName: name,
        oldValue: written(both.old),
        newValue: written(both.new),
      };
    }),
  };
}

export function personTarget(
  users: People,
  index: number,
  changes: Changes = {},
): object {
  return auditTarget(
    'User',
    users.id(index),
    users.displayName(index),
    changes,
    users.upn(index),
  );
}

function isPair(value: unknown): value is { old: unknown; new: unknown } {
  return Boolean(value) && typeof value === 'object' && 'new' in value!;
}

function written(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
