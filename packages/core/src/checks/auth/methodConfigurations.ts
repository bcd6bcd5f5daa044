import type { CheckView } from '../../model';
import { onlyRow } from '../judgeSettings';

/**
 * What the tenant set for one authentication method, in Graph's own shape, which differs from method to method.
 *
 * @see https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicies-overview
 */
export type MethodConfiguration = Readonly<Record<string, unknown>>;

/** The configuration of each method by Graph's id of it (`Sms`, `Fido2`); undefined for what Graph did not send. */
export async function methodConfigurations(
  view: CheckView<'authenticationMethodsPolicy'>,
): Promise<(id: string) => MethodConfiguration | undefined> {
  const policy = await onlyRow(view.rows('authenticationMethodsPolicy'));
  const list = policy?.authenticationMethodConfigurations;
  const all: MethodConfiguration[] = Array.isArray(list) ? list : [];
  return id =>
    all.find(each => `${each.id}`.toLowerCase() === id.toLowerCase());
}

export function isEnabled(
  method: MethodConfiguration | undefined,
): boolean | undefined {
  if (method?.state === 'enabled') return true;
  return method?.state === 'disabled' ? false : undefined;
}

export function flagOf(
  from: MethodConfiguration | undefined,
  name: string,
): boolean | undefined {
  const value = from?.[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** Ids of the groups that a method is for, or that are left out; `all_users` is everyone. */
export function targetsOf(
  method: MethodConfiguration | undefined,
  which: 'includeTargets' | 'excludeTargets',
): string[] | undefined {
  const targets = method?.[which];
  if (!Array.isArray(targets)) return undefined;
  return targets.flatMap(({ id }: { id?: unknown }) =>
    typeof id === 'string' ? [id] : [],
  );
}
