import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createCertificate } from './certificate';
import { Changes } from './changes';
import type { Control, SeenRequest } from './control';
import type { GroundTruth } from './data/groundTruth';
import { createRandom } from './data/random';
import { demoPermissions } from './demoPermissions';
import { disturb, unmarked } from './faults/disturb';
import type { Fault } from './faults/fault';
import { Faults } from './faults/Faults';
import { sendFault } from './faults/sendFault';
import { FAULTS_PATH, serveFaults } from './faults/serveFaults';
import { serveBatch } from './graph/batch';
import {
  createGraph,
  DEFAULT_SEED,
  type GraphOptions,
} from './graph/createGraph';
import { GraphFault } from './graph/graphFault';
import { errorBody, GraphAnswer, serve } from './graph/serve';
import { Throttle } from './graph/throttle';
import {
  close,
  header,
  listen,
  parseJson,
  readBody,
  send,
  sendText,
} from './http';
import { sendLogin } from './login/answer';
import { createLoginState } from './login/createLoginState';
import { serveLogin } from './login/login';
import { loginControl } from './login/LoginControl';
import {
  managedIdentityHost,
  type ManagedIdentityHost,
} from './login/managedIdentity';

const KEPT_REQUESTS = 1_000;

export interface DemoTenantOptions extends GraphOptions {
  /** How long each answer of Graph takes. */
  latencyMs?: number;
  /** How many times faster than Microsoft's the quotas are; 1 is as documented. */
  quotaSpeed?: number;
  /** 0 or absent: any free port. */
  port?: number;
  tokenLifeSeconds?: number;
}

/** A running tenant. */
export interface DemoTenant {
  origin: string;
  tenantId: string;
  /** A tenant that can be signed in to and has no data. */
  otherTenantId: string;
  clientId: string;
  clientSecret: string;
  /** PEM of the certificate that clients must trust. */
  certificate: string;
  managedIdentity: ManagedIdentityHost;
  groundTruth(): GroundTruth;
  control: Control;
  close(): Promise<void>;
}

/**
 * Starts an emulated Microsoft on the loopback address: login and Graph over HTTPS.
 * @throws the system's error when the port is taken
 */
export async function startDemoTenant(
  options: DemoTenantOptions = {},
): Promise<DemoTenant> {
  const seed = options.seed ?? DEFAULT_SEED;
  const now = options.now ?? (() => new Date());
  const random = createRandom(seed);
  const tenantId = random.guid('tenant', 0);
  const clientId = random.guid('client', 0);
  // Not a secret: it opens made-up data on this machine. Made from the seed, so that a saved connection stays valid.
  const clientSecret = `demo~${random.guid('secret', 0)}`;

  const granted = new Set(demoPermissions);
  let licences: ReadonlySet<string> = new Set([
    'AAD_PREMIUM',
    'AAD_PREMIUM_P2',
    'AAD_WRKLDID_P2',
    'INTUNE_A',
    'INSIDER_RISK',
    'EXCHANGE_S_ENTERPRISE',
    'SHAREPOINTENTERPRISE',
  ]);
  let latencyMs = options.latencyMs ?? 0;
  let origin = '';
  const seen: SeenRequest[] = [];
  let requestCount = 0;
  const faults = new Faults();
  const changes = new Changes();
  const graph = createGraph(options, {
    id: tenantId,
    changes,
    origin: () => origin,
    licensed: () => licences,
  });
  const throttle = new Throttle(
    options.users ?? 300,
    options.quotaSpeed ?? 1,
    () => performance.now(),
    `${clientId}/${tenantId}`,
  );
  const login = await createLoginState({
    tenantId,
    clientId,
    clientSecret,
    random,
    granted,
    origin: () => origin,
    tokenLifeSeconds: options.tokenLifeSeconds ?? 3_599,
    now: () => now().getTime(),
  });

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const body = await readBody(request);
    const method = request.method ?? 'GET';
    const signedIn = await serveLogin(
      { method, url, body, header: name => header(request, name) },
      login,
    );
    if (signedIn) {
      sendLogin(response, signedIn);
      return;
    }
    if (url.pathname === FAULTS_PATH) {
      const { status, body: answer } = serveFaults(method, body, faults);
      send(response, status, {}, answer);
      return;
    }
    // From here on: what it takes to work an answer out is a part of what the answer takes.
    const due = latencyMs ? delay(latencyMs) : undefined;
    const path = url.pathname.replace(/^\/(v1\.0|beta)/, '');
    const fault = faults.take(path, url.searchParams);
    if (fault) await due;
    const status =
      (fault && sendFault(fault, url, response)) ??
      (await answerGraph(request, response, { body, fault, due }));
    requestCount += 1;
    seen.push({ method, path: `${path}${url.search}`, status });
    if (seen.length > KEPT_REQUESTS) seen.shift();
  }

  async function answerGraph(
    request: IncomingMessage,
    response: ServerResponse,
    {
      body,
      fault,
      due,
    }: { body: string; fault: Fault | undefined; due?: Promise<void> },
  ): Promise<number> {
    if (fault?.kind === 'expireToken') login.tokens.expireIssued();
    const answer = await graphAnswer(request, body).catch(
      (error: unknown): GraphAnswer => {
        if (!(error instanceof GraphFault)) throw error;
        return {
          status: error.status,
          headers: error.headers,
          body: errorBody(error),
        };
      },
    );
    const shown =
      fault && answer.status === 200
        ? disturb(fault, new URL(request.url ?? '/', origin), answer.body)
        : answer.body;
    const text = JSON.stringify(shown);
    await due;
    sendText(
      response,
      answer.status,
      {
        'request-id': crypto.randomUUID(),
        'client-request-id': String(
          request.headers['client-request-id'] ?? crypto.randomUUID(),
        ),
        'odata-version': '4.0',
        ...answer.headers,
      },
      fault?.kind === 'truncate' ? text.slice(0, text.length / 2) : text,
    );
    return answer.status;
  }

  async function graphAnswer(
    request: IncomingMessage,
    body: string,
  ): Promise<GraphAnswer> {
    const bearer = await login.tokens.verify(request.headers.authorization);
    const target = unmarked(request.url ?? '/');
    if (target === '/v1.0/$batch' && request.method === 'POST') {
      return {
        status: 200,
        headers: {},
        body: serveBatch(parseJson(body), 'v1.0', bearer, each =>
          serve(graph, throttle, each),
        ),
      };
    }
    return serve(graph, throttle, {
      method: request.method ?? 'GET',
      target,
      headers: {
        consistencyLevel: header(request, 'consistencylevel'),
        prefer: header(request, 'prefer'),
      },
      bearer,
    });
  }

  const { key, cert } = await createCertificate();
  const server = createServer({ key, cert }, (request, response) => {
    handle(request, response).catch((error: Error) => {
      // A fault of the emulator itself must not look like one of Microsoft's.
      send(
        response,
        500,
        {},
        {
          error: {
            code: 'EmulatorDefect',
            message: error.stack ?? error.message,
          },
        },
      );
    });
  });
  await listen(server, options.port ?? 0);
  origin = `https://localhost:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    tenantId,
    clientId,
    clientSecret,
    certificate: cert,
    groundTruth: () => graph.data.groundTruth(),
    otherTenantId: login.tenants.fabrikam.id,
    managedIdentity: managedIdentityHost(login),
    control: {
      ...loginControl(login),
      grant: permission => void granted.add(permission),
      revoke: permission => void granted.delete(permission),
      granted: () => [...granted],
      setLicences: plans => {
        licences = new Set(plans);
      },
      setLatency: ms => {
        latencyMs = ms;
      },
      failNext: fault => faults.add(fault),
      clearFaults: () => faults.clear(),
      pendingFaults: () => faults.pending,
      expireLinks: (how = 'gone') => graph.links.expire(how),
      update: (kind, id, patch) => changes.update(kind, id, patch),
      add: (kind, object) => changes.add(kind, object),
      addRecord: (kind, record) => changes.addRecord(kind, record),
      remove: (kind, id, reason = 'changed') =>
        changes.remove(kind, id, reason),
      changeMembers: (group, members) => changes.changeMembers(group, members),
      setManager: (user, manager) => changes.setManager(user, manager),
      delegatedToken: ({ scopes, roles }) =>
        login.tokens.sign({ scopes, wids: roles }),
      requests: () => seen,
      requestCount: () => requestCount,
    },
    close: () => close(server),
  };
}
