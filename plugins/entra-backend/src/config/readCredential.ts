import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { AppCredential } from '@entra-posture/core/node';
import { Entry, file, flag, text } from './entry';
import { ConfigProblem } from './problem';

/** The keys by which a credential is configured; one kind of them at a time. */
export const credentialKeys = [
  'clientSecret',
  'certificateFile',
  'privateKeyFile',
  'federatedTokenFile',
  'federatedManagedIdentity',
  'managedIdentity',
  'managedIdentityClientId',
];

/** @throws ConfigProblem at the first mistake */
export function readCredential(
  entry: Entry,
  path: string,
  otherKeys: readonly string[],
): AppCredential {
  const known = ['clientId', ...otherKeys, ...credentialKeys];
  for (const name of Object.keys(entry)) {
    if (!known.includes(name)) {
      throw new ConfigProblem(
        `${path}.${name} is not a key here; there are ${known.join(', ')}.`,
      );
    }
  }
  const found = [
    secret(entry, path),
    certificate(entry, path),
    federated(entry, path),
    managedIdentity(entry, path),
  ].filter(each => each !== undefined);
  if (found.length > 1) {
    throw new ConfigProblem(
      `${path} names ${found.length} kinds of credential; keep one of clientSecret, certificateFile, federatedTokenFile, federatedManagedIdentity and managedIdentity.`,
    );
  }
  if (!found.length) {
    throw new ConfigProblem(
      `${path}.clientSecret is missing or empty: set it to the value of the app registration's client secret, and check that the environment variable it comes from is set; or use certificateFile, federatedTokenFile or managedIdentity.`,
    );
  }
  return found[0];
}

function secret(entry: Entry, path: string): AppCredential | undefined {
  const clientSecret = text(entry, 'clientSecret', path);
  return clientSecret ? { kind: 'clientSecret', clientSecret } : undefined;
}

function certificate(entry: Entry, path: string): AppCredential | undefined {
  const pem = file(entry, 'certificateFile', path);
  if (pem === undefined) return undefined;
  const privateKey = file(entry, 'privateKeyFile', path) ?? pem;
  try {
    if (
      new X509Certificate(pem).checkPrivateKey(createPrivateKey(privateKey))
    ) {
      return { kind: 'certificate', certificate: pem, privateKey };
    }
  } catch {
    throw new ConfigProblem(
      `${path}.certificateFile and privateKeyFile must hold a certificate and its unencrypted private key in PEM form.`,
    );
  }
  throw new ConfigProblem(
    `${path}.privateKeyFile is not the key of the certificate in certificateFile.`,
  );
}

function federated(entry: Entry, path: string): AppCredential | undefined {
  const tokenFile = text(entry, 'federatedTokenFile', path);
  if (tokenFile) return { kind: 'federated', tokenFile };
  return flag(entry, 'federatedManagedIdentity', path)
    ? {
        kind: 'federated',
        viaManagedIdentity: true,
        managedIdentityClientId: text(entry, 'managedIdentityClientId', path),
      }
    : undefined;
}

function managedIdentity(
  entry: Entry,
  path: string,
): AppCredential | undefined {
  return flag(entry, 'managedIdentity', path)
    ? {
        kind: 'managedIdentity',
        managedIdentityClientId: text(entry, 'managedIdentityClientId', path),
      }
    : undefined;
}
