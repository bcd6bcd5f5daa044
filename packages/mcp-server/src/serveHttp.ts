import {
  createServer as createHttpServer,
  IncomingMessage,
  ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Caller } from '@entra-posture/core';
import { Answerer } from './answerer';
import type { ResourceServer } from './auth/resourceServer';
import { CallSink } from './callLog';
import { httpHandlerOf } from './httpHandler';
import { localCaller } from './serveStdio';

const path = '/mcp';
const loopback = ['localhost', '127.0.0.1', '[::1]'];

export interface ServeHttpOptions {
  port: number;
  version: string;
  log?: CallSink;
  updates?: boolean;
  /** Told of what nobody could be answered. */
  onerror?: (error: Error) => void;
  /** Whom to let in from where; absent: whoever is on this machine, and nobody else can reach it. */
  open?: { host: string; resource: URL; resourceServer: ResourceServer };
}

/**
 * The endpoint for clients that speak HTTP. Without a login it binds to loopback and nothing else; with one it is an
 * OAuth 2.1 resource server.
 */
export async function serveHttp(
  answerer: Answerer,
  options: ServeHttpOptions,
): Promise<{ url: string; synced(): void; close(): Promise<void> }> {
  const { open } = options;
  const handler = httpHandlerOf(answerer, {
    version: options.version,
    log: options.log,
    updates: options.updates,
    allowedHosts: open ? [open.resource.hostname, ...loopback] : loopback,
  });
  const callerOf = open
    ? (request: Request) => open.resourceServer.authorize(request)
    : async () => localCaller;
  const serve = async (req: IncomingMessage, res: ServerResponse) => {
    if (!URL.canParse(req.url ?? '/', 'http://localhost')) {
      res.writeHead(400).end('The address of the request is none.\n');
      return;
    }
    const request = headOf(req, open?.resource);
    const metadata = open?.resourceServer.metadata(request);
    if (metadata) {
      await send(res, metadata);
      return;
    }
    if (new URL(request.url).pathname !== (open?.resource.pathname ?? path)) {
      res.writeHead(404, { 'content-type': 'text/plain' });
      res.end(`MCP is served at ${open?.resource.pathname ?? path}\n`);
      return;
    }
    const caller: Caller | Response = await callerOf(request);
    if (caller instanceof Response) await send(res, caller);
    else await handler.handle(req, res, caller);
  };
  const server = createHttpServer((req, res) => {
    serve(req, res).catch(error => {
      options.onerror?.(error);
      if (res.headersSent) res.destroy();
      else res.writeHead(500).end('The log says why this failed.\n');
    });
  });
  await listen(server, options.port, open?.host ?? '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  return {
    url: open?.resource.href ?? `http://localhost:${port}${path}`,
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

/** What of a request is there before its body: enough to know who calls. */
function headOf(req: IncomingMessage, resource: URL | undefined): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    for (const each of [value ?? []].flat()) headers.append(name, each);
  return new Request(
    new URL(req.url ?? '/', resource?.origin ?? 'http://localhost'),
    { method: req.method === 'POST' ? 'GET' : req.method, headers },
  );
}

async function send(res: ServerResponse, response: Response): Promise<void> {
  res.writeHead(response.status, Object.fromEntries(response.headers));
  res.end(await response.text());
}

function listen(
  server: ReturnType<typeof createHttpServer>,
  port: number,
  host: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', error =>
      reject(
        (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is taken. Stop what uses it, or choose another with --http PORT.`,
            )
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
}
