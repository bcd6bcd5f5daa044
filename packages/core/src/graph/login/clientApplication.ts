import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  ConfidentialClientApplication,
  Configuration,
  ICachePlugin,
} from '@azure/msal-node';
import { LoginError } from '../loginError';
import type { AppCredential, LoginTarget } from './credential';
import { machineToken } from './machineToken';
import { Network } from './Network';

/**
 * What a managed identity's token must be for, to count as a credential of an app.
 *
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
const TOKEN_EXCHANGE = 'api://AzureADTokenExchange';

/**
 * MSAL for one app in one tenant; `authority` may be a tenant's id, a domain, or `organizations`.
 *
 * @throws LoginError when the credential is malformed, or is none of an app registration
 */
export function clientApplication(
  target: Omit<LoginTarget, 'tenantId'>,
  credential: AppCredential,
  options: { authority: string; network: Network; cachePlugin?: ICachePlugin },
): ConfidentialClientApplication {
  const login = new URL(target.loginOrigin);
  return new ConfidentialClientApplication({
    auth: {
      clientId: target.clientId,
      authority: `${login.origin}/${options.authority}`,
      knownAuthorities: [login.host],
      ...proofOf(credential, options.network),
    },
    cache: { cachePlugin: options.cachePlugin },
    system: {
      networkClient: options.network,
      loggerOptions: { loggerCallback: () => {}, piiLoggingEnabled: false },
    },
  });
}

function proofOf(
  credential: AppCredential,
  network: Network,
): Partial<Configuration['auth']> {
  switch (credential.kind) {
    case 'clientSecret':
      return { clientSecret: credential.clientSecret };
    case 'certificate':
      return {
        clientCertificate: {
          thumbprintSha256: thumbprint(credential.certificate),
          privateKey: readPrivateKey(credential.privateKey),
          x5c: credential.certificate,
        },
      };
    case 'federated':
      return {
        // Asked for each time: whoever issues these renews them.
        clientAssertion: async () =>
          'tokenFile' in credential
            ? tokenOf(credential.tokenFile)
            : (
                await machineToken(network, {
                  clientId: credential.managedIdentityClientId,
                  resource: TOKEN_EXCHANGE,
                })
              ).accessToken,
      };
    default:
      credential satisfies { kind: 'managedIdentity' };
      throw new LoginError(
        'Nobody can sign in to a managed identity. Configure an app registration under entra.app.',
        undefined,
        { final: true },
      );
  }
}

function thumbprint(pem: string): string {
  try {
    return createHash('sha256')
      .update(new X509Certificate(pem).raw)
      .digest('hex')
      .toUpperCase();
  } catch {
    throw new LoginError(
      'The certificate is not one in PEM form. Export it as Base64 and enter it anew.',
      undefined,
      { final: true },
    );
  }
}

/** MSAL would say of a broken key only that signing failed, with the key in the text. */
function readPrivateKey(pem: string): string {
  try {
    createPrivateKey(pem);
    return pem;
  } catch {
    throw new LoginError(
      'The private key of the certificate is not one in PEM form without a password. Export it so and enter it anew.',
      undefined,
      { final: true },
    );
  }
}

async function tokenOf(file: string): Promise<string> {
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new LoginError(
      `The file with the federated token cannot be read (${(error as NodeJS.ErrnoException).code}). Check federatedTokenFile and the workload identity of the platform.`,
    );
  }
  if (!text) {
    throw new LoginError(
      'The file with the federated token is empty. Check the workload identity of the platform.',
    );
  }
  return text;
}
