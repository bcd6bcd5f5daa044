/** An answer that is an error, in Graph's form. @see https://learn.microsoft.com/graph/errors */
export class GraphFault extends Error {
  name = 'GraphFault';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

export function badRequest(message: string): GraphFault {
  return new GraphFault(400, 'BadRequest', message);
}

export function unsupportedQuery(message: string): GraphFault {
  return new GraphFault(400, 'Request_UnsupportedQuery', message);
}

/** What Graph can do and this emulator does not: said, never silently left out. */
export function notEmulated(what: string): GraphFault {
  return new GraphFault(
    501,
    'NotImplemented',
    `The demo tenant does not emulate ${what}.`,
  );
}
