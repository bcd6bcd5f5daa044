import type { DatasetId } from '@entra-posture/core';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readCredential, type TenantCredential } from './readCredential';
import { HttpTransport, readHttp } from './readHttp';
import { UsageError } from './UsageError';

/** What the command line and the environment ask for. */
export interface CliOptions {
  source:
    | { kind: 'demo'; users: number }
    | {
        kind: 'tenant';
        tenantId: string;
        /** Empty for a managed identity. */
        clientId: string;
        credential: TenantCredential;
      }
    | { kind: 'portal'; url: string; token: string };
  transport: { kind: 'stdio' } | HttpTransport;
  /** Sign-ins that are read besides the interactive ones. */
  optedIn: DatasetId[];
  /** Where the embedded database lives. */
  dataDirectory: string;
}

export const usage = `entra-posture-mcp: Microsoft Entra ID posture for AI assistants

  entra-posture-mcp --demo            answers from the emulated demo tenant
  entra-posture-mcp                   reads the tenant of ENTRA_TENANT_ID as the app registration of ENTRA_CLIENT_ID
  entra-posture-mcp --portal URL      asks a portal, with the token in ENTRA_PORTAL_TOKEN
  entra-posture-mcp export --format FORMAT   findings as CSV, JSON, OCSF or SARIF (export --help)
  entra-posture-mcp compare BEFORE AFTER   whether a change of Conditional Access policies opens a sign-in (compare --help)

  --http PORT                         Streamable HTTP instead of stdio, for this machine alone
  --host ADDRESS                      for others, too, as an OAuth resource server: then ENTRA_MCP_RESOURCE (the public
                                      address, such as https://posture.example.com/mcp) and ENTRA_MCP_ISSUER (the
                                      authorization server) are needed; ENTRA_MCP_AUDIENCE names what tokens call it
                                      besides: with Entra the client id of its app registration
  --data DIRECTORY                    where the database is kept (default ENTRA_DATA_DIR, else the user's data folder)

  The app proves itself by one of     ENTRA_CLIENT_SECRET; ENTRA_CLIENT_CERTIFICATE_FILE, with its key in the same file or
                                      in ENTRA_CLIENT_KEY_FILE; ENTRA_FEDERATED_TOKEN_FILE; or, without ENTRA_CLIENT_ID,
                                      ENTRA_MANAGED_IDENTITY (system, or the client id of one)
  A person signs in with              ENTRA_SIGN_IN=browser; the app registration of ENTRA_CLIENT_ID then needs the
                                      redirect URI http://localhost, for mobile and desktop applications

  ENTRA_SIGN_INS                      further sign-ins to read, with commas between: nonInteractive, servicePrincipal,
                                      managedIdentity. Each costs a request for every thousand records, of the five in
                                      ten seconds that all sign-ins and audits of a tenant share. interactiveFromBeta
                                      reads the interactive ones with what only beta tells, for the same requests.
                                      servicePrincipalSignInActivities: when each app was used last, a few requests a day.
                                      perUserMfa: who is asked for MFA one by one, a request for each person a day
`;

const furtherSignIns: Readonly<Record<string, DatasetId>> = {
  interactiveFromBeta: 'signIns',
  nonInteractive: 'nonInteractiveSignIns',
  servicePrincipal: 'servicePrincipalSignIns',
  managedIdentity: 'managedIdentitySignIns',
  servicePrincipalSignInActivities: 'servicePrincipalSignInActivities',
  perUserMfa: 'perUserMfa',
};

/** @throws UsageError with one sentence that says what to do */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CliOptions {
  const rest = [...argv];
  let demo = false;
  let portal = env.ENTRA_PORTAL_URL;
  let httpPort: string | undefined;
  let host: string | undefined;
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
    else if (flag === '--http') httpPort = value(flag);
    else if (flag === '--host') host = value(flag);
    else throw new UsageError(`Unknown option ${flag}. See --help.`);
  }
  const from = source(demo, portal, env);
  const http = readHttp({ port: httpPort, host }, env);
  if (from.kind === 'portal' && http?.open)
    throw new UsageError(
      'Whoever signed in here would read with the rights of ENTRA_PORTAL_TOKEN, and not with their own. The portal serves MCP itself, at /api/entra/mcp; or leave out --portal.',
    );
  return {
    source: from,
    transport: http ?? { kind: 'stdio' },
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
  if (!env.ENTRA_TENANT_ID) {
    throw new UsageError(
      'Set ENTRA_TENANT_ID, ENTRA_CLIENT_ID and ENTRA_CLIENT_SECRET (or another credential, see --help) to read a tenant, or start with --demo or --portal.',
    );
  }
  return {
    kind: 'tenant',
    tenantId: env.ENTRA_TENANT_ID,
    ...readCredential(env),
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
