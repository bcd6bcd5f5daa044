import type { DatasetId } from '@entra-posture/core';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the command line and the environment ask for. */
export interface CliOptions {
  source:
    | { kind: 'demo'; users: number }
    | {
        kind: 'tenant';
        tenantId: string;
        clientId: string;
        clientSecret: string;
      }
    | { kind: 'portal'; url: string; token: string };
  transport: { kind: 'stdio' } | { kind: 'http'; port: number };
  /** Sign-ins that are read besides the interactive ones. */
  optedIn: DatasetId[];
  /** Where the embedded database lives. */
  dataDirectory: string;
}

/** Said on standard error; the process ends with status 2. */
export class UsageError extends Error {
  name = 'UsageError';
}

export const usage = `entra-posture-mcp: Microsoft Entra ID posture for AI assistants

  entra-posture-mcp --demo            answers from the emulated demo tenant
  entra-posture-mcp                   reads the tenant of ENTRA_TENANT_ID, ENTRA_CLIENT_ID, ENTRA_CLIENT_SECRET
  entra-posture-mcp --portal URL      asks a portal, with the token in ENTRA_PORTAL_TOKEN
  entra-posture-mcp compare BEFORE AFTER   whether a change of Conditional Access policies opens a sign-in (compare --help)

  --http PORT                         Streamable HTTP on this machine instead of stdio
  --data DIRECTORY                    where the database is kept (default ENTRA_DATA_DIR, else the user's data folder)

  ENTRA_SIGN_INS                      further sign-ins to read, with commas between: nonInteractive, servicePrincipal,
                                      managedIdentity. Each costs a request for every thousand records, of the five in
                                      ten seconds that all sign-ins and audits of a tenant share. interactiveFromBeta
                                      reads the interactive ones with what only beta tells, for the same requests
`;

const furtherSignIns: Readonly<Record<string, DatasetId>> = {
  interactiveFromBeta: 'signIns',
  nonInteractive: 'nonInteractiveSignIns',
  servicePrincipal: 'servicePrincipalSignIns',
  managedIdentity: 'managedIdentitySignIns',
};

/** @throws UsageError with one sentence that says what to do */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CliOptions {
  const rest = [...argv];
  let demo = false;
  let portal = env.ENTRA_PORTAL_URL;
  let httpPort: number | undefined;
  let data: string | undefined;
  const value = (flag: string) => {
    const next = rest.shift();
    if (!next || next.startsWith('--')) {
      throw new UsageError(`${flag} needs a value. See --help.`);
    }
    return next;
  };
  while (rest.length) {
    const flag = rest.shift()!;
    if (flag === '--demo') demo = true;
    else if (flag === '--portal') portal = value(flag);
    else if (flag === '--data') data = value(flag);
    else if (flag === '--http') httpPort = portNumber(value(flag));
    else throw new UsageError(`Unknown option ${flag}. See --help.`);
  }
  return {
    source: source(demo, portal, env),
    transport:
      httpPort === undefined
        ? { kind: 'stdio' }
        : { kind: 'http', port: httpPort },
    optedIn: optedIn(env.ENTRA_SIGN_INS),
    dataDirectory: data ?? dataDirectory(env),
  };
}

/** Where the embedded database is kept unless somebody says otherwise. */
export function dataDirectory(
  env: Readonly<Record<string, string | undefined>>,
): string {
  return (
    env.ENTRA_DATA_DIR ??
    join(
      env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'),
      'entra-posture',
    )
  );
}

function source(
  demo: boolean,
  portal: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): CliOptions['source'] {
  if (demo) {
    const users = Number(env.ENTRA_DEMO_USERS ?? 2000);
    if (!Number.isInteger(users) || users < 1) {
      throw new UsageError('ENTRA_DEMO_USERS must be a whole number above 0.');
    }
    return { kind: 'demo', users };
  }
  if (portal) {
    if (!/^https?:\/\//.test(portal) || !URL.canParse(portal)) {
      throw new UsageError(
        'The portal address must be a URL such as https://portal.example.com.',
      );
    }
    if (!env.ENTRA_PORTAL_TOKEN) {
      throw new UsageError(
        'Set ENTRA_PORTAL_TOKEN to a token that the portal accepts.',
      );
    }
    return { kind: 'portal', url: portal, token: env.ENTRA_PORTAL_TOKEN };
  }
  const names = [
    'ENTRA_TENANT_ID',
    'ENTRA_CLIENT_ID',
    'ENTRA_CLIENT_SECRET',
  ] as const;
  const missing = names.filter(name => !env[name]);
  if (missing.length) {
    throw new UsageError(
      `Set ${missing.join(', ')} to read a tenant, or start with --demo or --portal.`,
    );
  }
  return {
    kind: 'tenant',
    tenantId: env.ENTRA_TENANT_ID!,
    clientId: env.ENTRA_CLIENT_ID!,
    clientSecret: env.ENTRA_CLIENT_SECRET!,
  };
}

function optedIn(list = ''): DatasetId[] {
  const names = list.split(',').map(name => name.trim());
  return names.filter(Boolean).map(name => {
    if (!Object.hasOwn(furtherSignIns, name)) {
      throw new UsageError(
        `ENTRA_SIGN_INS knows ${Object.keys(furtherSignIns).join(', ')}, and not ${JSON.stringify(name)}.`,
      );
    }
    return furtherSignIns[name];
  });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError('--http needs a port between 0 and 65535.');
  }
  return port;
}
