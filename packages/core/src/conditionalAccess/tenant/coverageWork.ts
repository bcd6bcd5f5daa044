import type { ConditionalAccessPolicy } from '../../model';
import { compilePolicies, type CompiledPolicies } from '../compile';
import type { CaTenant } from '../signIn';
import type { TenantReading } from './readTenant';

/** What is worked out of policies and settings, whoever the people are: as long as these are the same it holds. */
export interface CoverageWork {
  compiled: CompiledPolicies;
  /** What goes by this name; it must hang on nothing but the name, the policies and the settings. */
  once<T>(name: string, make: () => T): T;
}

/** Held at most under names. */
const MOST = 50_000;

export function coverageWork(
  policies: readonly ConditionalAccessPolicy[],
  tenant: CaTenant,
): CoverageWork {
  const done = new Map<string, unknown>();
  return {
    compiled: compilePolicies(policies, tenant),
    once<T>(name: string, make: () => T) {
      const known = done.get(name);
      if (known !== undefined) return known as T;
      const made = make();
      if (done.size >= MOST) done.clear();
      done.set(name, made);
      return made;
    },
  };
}

const keys = new WeakMap<TenantReading, string>();

/** All that the work hangs on, as a text: the same text, the same work. */
export function workKey(reading: TenantReading): string {
  const known =
    keys.get(reading) ??
    JSON.stringify([reading.policies, reading.tenant], (_key, value) =>
      value instanceof Set ? [...value] : value,
    );
  keys.set(reading, known);
  return known;
}
