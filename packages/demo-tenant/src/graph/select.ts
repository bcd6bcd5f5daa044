import type { GraphObject } from '../data/shape';
import { badRequest } from './graphFault';

/** Refuses what the type does not have, as Graph does, instead of leaving it out. */
export function checkSelect(
  select: readonly string[] | undefined,
  type: string,
  sample: GraphObject | undefined,
  extra: readonly string[] = [],
): void {
  if (!select || !sample) return;
  for (const name of select) {
    if (!(name in sample) && !extra.includes(name)) {
      throw badRequest(
        `Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
      );
    }
  }
}

export function project(
  object: GraphObject,
  select: readonly string[] | undefined,
): Record<string, unknown> {
  if (!select) return object;
  const picked: Record<string, unknown> = {};
  if ('@odata.type' in object) picked['@odata.type'] = object['@odata.type'];
  // The key comes whether it was asked for or not.
  picked.id = object.id;
  for (const name of select) {
    if (name in object) picked[name] = object[name];
  }
  return picked;
}

export function without(
  object: Record<string, unknown>,
  hidden: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => !hidden.includes(name)),
  );
}
