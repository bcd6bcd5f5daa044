import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AppCredential } from '@entra-posture/core/node';
import { UsageError } from './UsageError';

type Environment = Readonly<Record<string, string | undefined>>;

/** What proves an app, or a person who signs in to it. */
export type TenantCredential = AppCredential | { kind: 'signIn' };

const variables =
  'ENTRA_CLIENT_SECRET, ENTRA_CLIENT_CERTIFICATE_FILE, ENTRA_FEDERATED_TOKEN_FILE, ENTRA_MANAGED_IDENTITY';

/**
 * How whoever reads the tenant proves to be allowed to.
 * @throws UsageError when it says nothing, two things, or something that cannot be read; never with the secret
 */
export function readCredential(env: Environment): {
  clientId: string;
  credential: TenantCredential;
} {
  const found = [
    secret,
    certificate,
    federated,
    managedIdentity,
    person,
  ].flatMap((read): TenantCredential[] => {
    const credential = read(env);
    return credential ? [credential] : [];
  });
  if (found.length !== 1)
    throw new UsageError(
      found.length
        ? `There are several credentials; keep one of ${variables} and ENTRA_SIGN_IN.`
        : `Set ${variables} or ENTRA_SIGN_IN to read the tenant of ENTRA_TENANT_ID; see --help.`,
    );
  const [credential] = found;
  if (credential.kind === 'managedIdentity')
    return { clientId: '', credential };
  if (!env.ENTRA_CLIENT_ID)
    throw new UsageError(
      'Set ENTRA_CLIENT_ID to the client id of the app registration that the credential is of.',
    );
  return { clientId: env.ENTRA_CLIENT_ID, credential };
}

function secret(env: Environment): AppCredential | undefined {
  return env.ENTRA_CLIENT_SECRET
    ? { kind: 'clientSecret', clientSecret: env.ENTRA_CLIENT_SECRET }
    : undefined;
}

function certificate(env: Environment): AppCredential | undefined {
  if (!env.ENTRA_CLIENT_CERTIFICATE_FILE) return undefined;
  const pem = file('ENTRA_CLIENT_CERTIFICATE_FILE', env);
  const privateKey = env.ENTRA_CLIENT_KEY_FILE
    ? file('ENTRA_CLIENT_KEY_FILE', env)
    : pem;
  try {
    if (new X509Certificate(pem).checkPrivateKey(createPrivateKey(privateKey)))
      return { kind: 'certificate', certificate: pem, privateKey };
  } catch {
    // What is wrong with a key must not be told by quoting it.
  }
  throw new UsageError(
    'ENTRA_CLIENT_CERTIFICATE_FILE must hold a certificate in PEM form, and it or ENTRA_CLIENT_KEY_FILE its unencrypted private key.',
  );
}

function file(name: string, env: Environment): string {
  try {
    return readFileSync(env[name]!, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${name} names a file that cannot be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

function federated(env: Environment): AppCredential | undefined {
  const tokenFile = env.ENTRA_FEDERATED_TOKEN_FILE;
  return tokenFile ? { kind: 'federated', tokenFile } : undefined;
}

function managedIdentity(env: Environment): AppCredential | undefined {
  const which = env.ENTRA_MANAGED_IDENTITY;
  if (!which) return undefined;
  return {
    kind: 'managedIdentity',
    ...(which === 'system' ? {} : { managedIdentityClientId: which }),
  };
}

function person(env: Environment): TenantCredential | undefined {
  const how = env.ENTRA_SIGN_IN;
  if (!how) return undefined;
  if (how !== 'browser')
    throw new UsageError(
      `ENTRA_SIGN_IN knows only browser, and not ${JSON.stringify(how)}.`,
    );
  return { kind: 'signIn' };
}
