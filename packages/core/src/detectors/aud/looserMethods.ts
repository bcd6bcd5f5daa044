import type { Change } from './auditRecord';
import { unwrap } from './auditValue';

interface Method {
  id: string;
  enabled: boolean;
  external: boolean;
  everyone: boolean;
}

/** Methods that the telephone network or a mailbox carries. */
const weak = /^(sms|voice|email)$/i;

/**
 * What of the authentication methods policy is looser; undefined where the record does not hold the whole policy before and
 * after.
 *
 * @see https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicy
 */
export function looserMethods(
  change: Change | undefined,
): string[] | undefined {
  const before = methodsIn(change?.old);
  const after = methodsIn(change?.new);
  if (!before || !after) return undefined;
  return [...after.values()].flatMap(method => {
    const was = before.get(method.id);
    if (!method.enabled) return [];
    const isNew = !was?.enabled;
    if (method.external)
      return isNew ? [`external method ${method.id} enabled`] : [];
    if (/^x509certificate$/i.test(method.id) && isNew)
      return ['sign-in with certificates enabled'];
    if (!weak.test(method.id)) return [];
    if (isNew) return [`${method.id} enabled`];
    return method.everyone && !was!.everyone
      ? [`${method.id} for everyone`]
      : [];
  });
}

function methodsIn(value: unknown): Map<string, Method> | undefined {
  const policy = unwrap(value) as Record<string, unknown> | null | undefined;
  const configurations =
    policy && typeof policy === 'object'
      ? policy.authenticationMethodConfigurations
      : undefined;
  if (!Array.isArray(configurations)) return undefined;
  return new Map(
    configurations.map((each: Record<string, unknown>) => {
      const id = String(each.id ?? '');
      const targets = Array.isArray(each.includeTargets)
        ? (each.includeTargets as { id?: unknown }[])
        : [];
      return [
        id,
        {
          id,
          // Graph says `enabled`; records have also been seen with 0 for it.
          enabled: each.state === 'enabled' || each.state === 0,
          external:
            /external/i.test(String(each['@odata.type'] ?? '')) ||
            'openIdConnectSetting' in each,
          everyone: targets.some(target => target.id === 'all_users'),
        },
      ];
    }),
  );
}
