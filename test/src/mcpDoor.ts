import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Caller } from '@entra-posture/core';
import type { Posture } from '@entra-posture/core/node';
import { createMcpHttpHandler } from '@entra-posture/mcp-server';
import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

export interface McpDoor {
  /** A client of the newest protocol that speaks for somebody. */
  connect(caller: Caller): Promise<Client>;
  /** A client that is a new caller with every request, whom no rate can hold up. */
  connectMany(personalData: boolean): Promise<Client>;
  /** Lines of the audit. */
  log: string[];
  close(): Promise<void>;
}

const header = 'x-test-caller';

/** The real endpoint over a posture; who calls is told by a header, as a door in front of it would have found out. */
export async function openMcpDoor(posture: Posture): Promise<McpDoor> {
  const log: string[] = [];
  const handler = createMcpHttpHandler({
    log: line => void log.push(JSON.stringify(line)),
    questions: posture.questions,
    context: (caller, signal) => posture.context(caller, signal),
    version: '1',
  });
  const server = createServer((req, res) => {
    const caller: Caller = JSON.parse(String(req.headers[header]));
    handler.handle(req, res, caller).catch(error => res.destroy(error));
  });
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const connectAs = async (caller: () => Caller) => {
    const client = new Client(
      { name: 'test', version: '1' },
      { versionNegotiation: { mode: 'auto' } },
    );
    await client.connect(
      new StreamableHTTPClientTransport(
        new URL(`http://127.0.0.1:${port}/mcp`),
        {
          fetch: (url, init) => {
            const headers = new Headers(init?.headers);
            headers.set(header, JSON.stringify(caller()));
            return fetch(url, { ...init, headers });
          },
        },
      ),
    );
    return client;
  };
  let callers = 0;
  return {
    log,
    connect: caller => connectAs(() => caller),
    connectMany: personalData =>
      connectAs(() => {
        callers += 1;
        return { subject: `caller ${callers}`, personalData };
      }),
    close: async () => {
      await handler.close();
      await new Promise(done => {
        server.close(done);
        server.closeAllConnections();
      });
    },
  };
}
