import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Answerer } from './answerer';
import { CallSink } from './callLog';
import { httpHandlerOf } from './httpHandler';
import { localCaller } from './serveStdio';

const path = '/mcp';

/**
 * The endpoint on this machine only, for clients that speak HTTP and not stdio. It has no login of its own, so it binds
 * to loopback and nothing else; an organisation mounts the handler in the portal's backend, behind its login.
 */
export async function serveHttp(
  answerer: Answerer,
  options: {
    port: number;
    version: string;
    log?: CallSink;
    updates?: boolean;
  },
): Promise<{ url: string; synced(): void; close(): Promise<void> }> {
  const handler = httpHandlerOf(answerer, {
    version: options.version,
    log: options.log,
    updates: options.updates,
    allowedHosts: ['localhost', '127.0.0.1', '[::1]'],
  });
  const server = createHttpServer((req, res) => {
    if (new URL(req.url ?? '/', 'http://localhost').pathname !== path) {
      res.writeHead(404, { 'content-type': 'text/plain' });
      res.end(`MCP is served at ${path}\n`);
      return;
    }
    handler.handle(req, res, localCaller).catch(() => {
      // The handler answers what it can; a socket that broke in between is all that is left to close.
      res.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', error =>
      reject(
        (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
          ? new Error(
              `Port ${options.port} is taken. Stop what uses it, or choose another with --http PORT.`,
            )
          : error,
      ),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${path}`,
    synced: () => handler.synced(),
    close: async () => {
      await handler.close();
      await new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
