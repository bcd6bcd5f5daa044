import { UsageError } from './UsageError';

export interface HttpTransport {
  kind: 'http';
  port: number;
  /** Reached by others than this machine; they bring tokens of `issuer` that are for `resource`. */
  open?: { host: string; resource: URL; issuer: URL; audiences: string[] };
}

const loopback = ['localhost', '127.0.0.1', '::1'];

/** Entra ID, in each of its clouds. */
const entraLogins = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
];

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
  const open = {
    host,
    resource: address('ENTRA_MCP_RESOURCE', resource),
    issuer: address('ENTRA_MCP_ISSUER', issuer),
    audiences: (env.ENTRA_MCP_AUDIENCE ?? '')
      .split(',')
      .map(each => each.trim())
      .filter(Boolean),
  };
  if (entraLogins.includes(open.issuer.hostname)) checkEntra(open);
  return { kind: 'http', port, open };
}

/**
 * What Entra's tokens could never meet is said at the start, and not to each person who signs in.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
function checkEntra({
  issuer,
  resource,
  audiences,
}: NonNullable<HttpTransport['open']>): void {
  const tenant = /^\/([^/]+)\/v2\.0\/?$/.exec(issuer.pathname)?.[1];
  if (!tenant || ['common', 'organizations', 'consumers'].includes(tenant))
    throw new UsageError(
      `ENTRA_MCP_ISSUER must name one tenant and the second version: ${issuer.origin}/TENANT-ID/v2.0.`,
    );
  if (audiences.length === 0)
    throw new UsageError(
      'Set ENTRA_MCP_AUDIENCE to the client id of the app registration that exposes the scope: tokens of Entra are made out to that.',
    );
  if (resource.href.endsWith('/'))
    throw new UsageError(
      'ENTRA_MCP_RESOURCE must end with a path and no slash, such as https://posture.example.com/mcp: Entra compares it with the Application ID URI as it is written.',
    );
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
