import type { AuditRow } from './auditRecord';

let counter = 0;

/** A record of a test, in Graph's shape. */
export function audit(
  activity: string,
  given: {
    at?: string;
    by?: string | { app: string; id?: string };
    targets?: object[];
    details?: Record<string, string>;
  } & Record<string, unknown> = {},
): AuditRow {
  const { at, by = 'initiator', targets = [], details = {}, ...rest } = given;
  counter += 1;
  return {
    id: `audit${counter}`,
    activityDisplayName: activity,
    activityDateTime: at ?? '2026-03-10T12:00:00Z',
    category: 'Other',
    loggedByService: 'Core Directory',
    correlationId: `action${counter}`,
    result: 'success',
    resultReason: '',
    initiatedBy:
      typeof by === 'string'
        ? {
            app: null,
            user: {
              id: by,
              displayName: null,
              userPrincipalName: `${by}@contoso.example`,
              ipAddress: '198.51.100.7',
            },
          }
        : {
            app: {
              appId: null,
              displayName: by.app,
              servicePrincipalId: by.id ?? `sp of ${by.app}`.toLowerCase(),
              servicePrincipalName: null,
            },
            user: null,
          },
    targetResources: targets,
    additionalDetails: Object.entries(details).map(([key, value]) => ({
      key,
      value,
    })),
    ...rest,
  };
}

class Change {
  constructor(readonly pair: [unknown, unknown]) {}
}

/** A target with the properties that changed: name → new value, or old and new. */
export function target(
  type: string,
  id: string | null,
  changes: Record<string, unknown> = {},
  rest: object = {},
): object {
  return {
    id,
    displayName: null,
    type,
    userPrincipalName: type === 'User' ? `${id}@contoso.example` : null,
    groupType: null,
    modifiedProperties: Object.entries(changes).map(([displayName, value]) => {
      const [oldValue, newValue] =
        value instanceof Change ? value.pair : [null, value];
      return {
        displayName,
        oldValue: written(oldValue),
        newValue: written(newValue),
      };
    }),
    ...rest,
  };
}

/** What a property was, and is. */
export function from(oldValue: unknown, newValue: unknown): unknown {
  return new Change([oldValue, newValue]);
}

/** A string that is already JSON stays; anything else is written as JSON, as Microsoft does. */
function written(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
