import type { ServerResponse } from 'node:http';
import { expiredDelta, expiredPage } from '../graph/links';
import type { Fault } from './fault';

const json = { 'content-type': 'application/json' };

/** Answers with the fault, where it stands instead of an answer: the status it had, 0 for none. */
export function sendFault(
  fault: Fault,
  url: URL,
  response: ServerResponse,
): number | undefined {
  const send = (
    status: number,
    headers: Record<string, string>,
    text: string,
  ) => {
    response.writeHead(status, headers);
    response.end(text);
    return status;
  };
  const error = (
    status: number,
    code: string,
    message: string,
    headers: Record<string, string> = {},
  ) =>
    send(
      status,
      { ...json, ...headers },
      JSON.stringify({ error: { code, message } }),
    );
  switch (fault.kind) {
    case 'drop':
      response.destroy();
      return 0;
    case 'cut':
      response.writeHead(200, { ...json, 'content-length': '4096' });
      response.write('{"value":[{"id":"');
      setImmediate(() => response.destroy());
      return 0;
    case 'shape':
      return send(200, json, '{"value":"not a list"}');
    case 'html':
      return send(
        fault.status ?? 200,
        { 'content-type': 'text/html' },
        '<!doctype html><html><body><h1>Proxy</h1></body></html>',
      );
    case 'status':
      return error(
        fault.status ?? 503,
        fault.code ?? 'serviceNotAvailable',
        'The service is not available.',
        fault.retryAfterSeconds === undefined
          ? {}
          : { 'retry-after': String(fault.retryAfterSeconds) },
      );
    case 'gone': {
      const path = url.pathname;
      const gone = url.searchParams.has('$deltatoken')
        ? expiredDelta('gone', `${url.origin}${path}`)
        : expiredPage();
      return error(gone.status, gone.code, gone.message, gone.headers);
    }
    default:
      return undefined;
  }
}
