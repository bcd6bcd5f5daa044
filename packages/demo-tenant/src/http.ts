import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import { GraphFault } from './graph/graphFault';

const MAX_BODY = 4 * 2 ** 20;

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GraphFault(
      400,
      'BadRequest',
      'Unable to read JSON request payload.',
    );
  }
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY)
      throw new Error('The request body is larger than 4 MB.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function header(
  request: IncomingMessage,
  name: string,
): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

export function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: object,
): void {
  sendText(response, status, headers, JSON.stringify(body));
}

/** Sends JSON that is a text already. */
export function sendText(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  text: string,
): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/json; odata.metadata=minimal; charset=utf-8',
    ...headers,
  });
  response.end(text);
}

export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

export function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
