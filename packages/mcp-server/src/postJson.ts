import type { IncomingMessage } from 'node:http';

/**
 * Posts JSON and reads the answer, without following a redirect. `fetch` would bring an HTTP of its own: 29 MB more for
 * the first call of a process that has nothing else to do.
 *
 * @returns the answer's status, where else it sends, and its body unless that is not JSON
 */
export async function postJson(
  address: URL,
  options: { token: string; body: unknown; signal: AbortSignal },
): Promise<{ status: number; location?: string; body?: any }> {
  // Loaded with the first call, which comes when the client has started.
  const { request } =
    address.protocol === 'https:'
      ? (require('node:https') as typeof import('node:https'))
      : (require('node:http') as typeof import('node:http'));
  const text = JSON.stringify(options.body);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        accept: 'application/json',
        authorization: `Bearer ${options.token}`,
      },
      signal: options.signal,
    })
      .once('response', resolve)
      .once('error', reject)
      .end(text);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return {
    status: response.statusCode!,
    location: response.headers.location,
    body: parsed(Buffer.concat(chunks).toString('utf8')),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
