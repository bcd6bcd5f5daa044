import type { Answerer } from './answerer';
import { createResourceServer } from './auth/resourceServer';
import type { HttpTransport } from './options/readHttp';
import { serveHttp, ServeHttpOptions } from './serveHttp';

/**
 * Serves MCP over HTTP as the command line asks for it.
 * @throws Error when the authorization server cannot be asked, or the port is taken
 */
export async function overHttp(
  answerer: Answerer,
  { port, open: to }: HttpTransport,
  options: Pick<ServeHttpOptions, 'version' | 'log' | 'updates' | 'onerror'>,
): ReturnType<typeof serveHttp> {
  if (!to) return serveHttp(answerer, { ...options, port });
  const { host, ...server } = to;
  return serveHttp(answerer, {
    ...options,
    port,
    open: {
      host,
      resource: server.resource,
      resourceServer: await createResourceServer(server),
    },
  });
}
