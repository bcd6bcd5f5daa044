import {
  createSecureContext,
  rootCertificates,
  type SecureContext,
} from 'node:tls';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import { GraphError } from './graphError';

export type Fetch = typeof globalThis.fetch;

/** Long enough for Graph's slowest documented answers, short enough that a hung socket is noticed. */
const REQUEST_TIMEOUT_MS = 100_000;

/** A fetch that also trusts the given certificate authority, besides those that Node trusts. */
export function createFetch(caCertificate?: string): Fetch {
  const dispatcher = new Agent({
    connect: caCertificate ? trusting(caCertificate) : undefined,
    headersTimeout: REQUEST_TIMEOUT_MS,
    bodyTimeout: REQUEST_TIMEOUT_MS,
  });
  return ((url: string, init?: object) =>
    undiciFetch(url, { ...init, dispatcher })) as unknown as Fetch;
}

const contexts = new Map<string, SecureContext>();

/**
 * Reading Node's own authorities takes 40 ms of the processor, which each connection would take anew.
 */
function contextWith(caCertificate: string): SecureContext {
  const known = contexts.get(caCertificate);
  if (known) return known;
  const context = createSecureContext({
    ca: [...rootCertificates, caCertificate],
  });
  contexts.set(caCertificate, context);
  return context;
}

function trusting(caCertificate: string): buildConnector.connector {
  let connect: buildConnector.connector | undefined;
  return (options, callback) => {
    try {
      connect ??= buildConnector({
        secureContext: contextWith(caCertificate),
      });
    } catch (error) {
      // What is no certificate is met like one that does not fit: by the request.
      callback(error as Error, null);
      return;
    }
    connect(options, callback);
  };
}

const certificateCodes =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_)/;

/** Names the trouble below HTTP, or answers nothing where the error is of another kind. */
export function networkTrouble(
  error: unknown,
): 'certificate' | 'unreachable' | 'broken' | undefined {
  for (
    let each = error as
        { code?: string; cause?: unknown; name?: string } | undefined,
      depth = 0;
    each && depth < 5;
    each = each.cause as typeof each, depth += 1
  ) {
    const code = each.code ?? '';
    if (certificateCodes.test(code)) return 'certificate';
    if (
      /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(
        code,
      )
    ) {
      return 'unreachable';
    }
    if (
      /^(ECONNRESET|EPIPE|ETIMEDOUT|UND_ERR_.*)$/.test(code) ||
      each.name === 'TimeoutError'
    ) {
      return 'broken';
    }
  }
  return (error as Error)?.name === 'TypeError' ? 'broken' : undefined;
}

/** The sentence for trouble below HTTP. */
export function networkError(
  trouble: 'certificate' | 'unreachable' | 'broken',
  origin: string,
  cause: unknown,
): GraphError {
  switch (trouble) {
    case 'certificate':
      return new GraphError(
        'certificate',
        `The certificate of ${origin} is not trusted here. If a proxy inspects traffic, configure its certificate authority (caFile); otherwise somebody is in between.`,
        { cause },
      );
    case 'unreachable':
      return new GraphError(
        'unreachable',
        `${origin} cannot be reached. Check the network, the proxy and the configured address; the last data stays.`,
        { cause },
      );
    default:
      return new GraphError(
        'unavailable',
        `The connection to ${origin} broke off several times. The read goes on at the next sync.`,
        { cause },
      );
  }
}
