import type { NextCall } from './shapes';

/** Its handles are of all connections. */
const anywhere = ['explain_finding'];

/**
 * An answer whose next calls are about the connection that was asked about. Who named none asked where there is one only,
 * and needs none further on.
 */
export function inConnection<Out>(answer: Out, connection?: string): Out {
  const { next } = answer as { next?: NextCall[] };
  if (connection === undefined || !next) return answer;
  return {
    ...answer,
    next: next.map(call =>
      anywhere.includes(call.tool)
        ? call
        : { ...call, arguments: { connection, ...call.arguments } },
    ),
  };
}
