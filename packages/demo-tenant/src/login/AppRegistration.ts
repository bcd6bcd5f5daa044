import { createHash, KeyObject, X509Certificate } from 'node:crypto';

/**
 * The demo's rule in place of a portal for developers: the callback of a portal on this machine, on whatever port, is
 * registered from the start.
 */
const ownCallback =
  /^https?:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?\/api\/entra\/connect\/callback$/;

/**
 * The redirect of a desktop application, which has no secret: of `http://localhost` the port does not count.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions
 */
const desktop = /^http:\/\/localhost(:\d{1,5})?\/?$/;

/** A key whose assertions are believed. */
export interface RegisteredCertificate {
  publicKey: KeyObject;
  /** base64url of the hash over the certificate, as in the assertion's header. */
  sha256: string;
  sha1: string;
  validFrom: number;
  validTo: number;
}

/** Whose tokens are taken in place of a secret. */
export interface FederatedCredential {
  issuer: string;
  subject: string;
  /** Usually `api://AzureADTokenExchange`. */
  audience: string;
  /** The issuer's public keys. */
  jwks: { keys: object[] };
}

/** What the developer's side of Entra ID holds of the demo's application. */
export class AppRegistration {
  readonly displayName = 'Entra posture (demo)';
  readonly certificates: RegisteredCertificate[] = [];
  readonly federated: FederatedCredential[] = [];
  secretExpired = false;
  /** What `/.default` asks for. */
  required: { application: readonly string[]; delegated: readonly string[] };
  readonly #redirectUris = new Set<string>();

  constructor(
    readonly clientId: string,
    readonly clientSecret: string,
    permissions: readonly string[],
  ) {
    this.required = { application: permissions, delegated: permissions };
  }

  addRedirectUri(uri: string): void {
    this.#redirectUris.add(uri);
  }

  isRegistered(redirectUri: string): boolean {
    return (
      ownCallback.test(redirectUri) ||
      this.isPublic(redirectUri) ||
      this.#redirectUris.has(redirectUri)
    );
  }

  /** Whether who is sent back there proves nothing but that the sign-in was theirs. */
  isPublic(redirectUri: string): boolean {
    return desktop.test(redirectUri);
  }

  /** @throws the system's error when the PEM is no certificate */
  addCertificate(pem: string): void {
    const certificate = new X509Certificate(pem);
    const hash = (algorithm: string) =>
      createHash(algorithm).update(certificate.raw).digest('base64url');
    this.certificates.push({
      publicKey: certificate.publicKey,
      sha256: hash('sha256'),
      sha1: hash('sha1'),
      validFrom: Date.parse(certificate.validFrom),
      validTo: Date.parse(certificate.validTo),
    });
  }
}
