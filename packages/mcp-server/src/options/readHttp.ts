import { UsageError } from './UsageError';

export interface HttpTransport {
  kind: 'http';
  port: number;
  /** Reached by others than this machine; they bring tokens of `issuer` that are for `resource`. */
  open?: { host: string; resource: URL; issuer: URL; audiences: string[] };
}

const loopback = ['localhost', '127.0.0.1', '::1'];

/** @throws UsageError: an endpoint that others reach has a login, or does not start */
export function readHttp(
  flags: { port?: string; host?: string },
  env: Readonly<Record<string, string | undefined>>,
): HttpTransport | undefined {
  if (flags.port === undefined) {
    if (flags.host !== undefined)
      throw new UsageError('--host goes with --http PORT.');
    return undefined;
  }
  const port = portNumber(flags.port);
  const { ENTRA_MCP_RESOURCE: resource, ENTRA_MCP_ISSUER: issuer } = env;
  const host = flags.host ?? '127.0.0.1';
  if (!resource && !issuer) {
    if (!loopback.includes(host))
      throw new UsageError(
        `Whoever reaches ${host} could read the tenant. Set ENTRA_MCP_RESOURCE and ENTRA_MCP_ISSUER, so that they have to sign in, or leave out --host.`,
      );
    return { kind: 'http', port };
  }
  return {
    kind: 'http',
    port,
    open: {
      host,
      resource: address('ENTRA_MCP_RESOURCE', resource),
      issuer: address('ENTRA_MCP_ISSUER', issuer),
      audiences: (env.ENTRA_MCP_AUDIENCE ?? '')
        .split(',')
        .map(each => each.trim())
        .filter(Boolean),
    },
  };
}

function address(name: string, text: string | undefined): URL {
  if (!text || !URL.canParse(text))
    throw new UsageError(
      `${name} must be an address such as https://posture.example.com/mcp; ENTRA_MCP_RESOURCE and ENTRA_MCP_ISSUER go together.`,
    );
  const url = new URL(text);
  if (url.protocol !== 'https:' && !loopback.includes(url.hostname))
    throw new UsageError(
      `${name} must begin with https: a token that goes over plain HTTP is anybody's.`,
    );
  return url;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError('--http needs a port between 0 and 65535.');
  }
  return port;
}
