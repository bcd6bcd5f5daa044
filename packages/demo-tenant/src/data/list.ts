import type { GraphObject, Source } from './shape';

/** A collection small enough to be held. */
export function list(type: string, rows: GraphObject[]): Source {
  return { kind: type, type, size: rows.length, at: index => rows[index] };
}
