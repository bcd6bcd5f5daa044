import { createHash, KeyObject, X509Certificate } from 'node:crypto';
import type { Consents } from './Consents';

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

/** What the developer's side of Entra ID holds of an application, and who consented to what of it. */
export class AppRegistration {
  readonly certificates: RegisteredCertificate[] = [];
  readonly federated: FederatedCredential[] = [];
  secretExpired = false;
  /** What `/.default` asks for. */
  required: { application: readonly string[]; delegated: readonly string[] };
  readonly clientId: string;
  readonly displayName: string;
  /** Absent: one that can keep none, such as a program on somebody's desk. */
  readonly clientSecret?: string;
  readonly consents: Consents;
  readonly #redirectUris = new Set<string>();

  constructor(options: {
    clientId: string;
    displayName: string;
    clientSecret?: string;
    consents: Consents;
    permissions: readonly string[];
  }) {
    const { permissions } = options;
    this.clientId = options.clientId;
    this.displayName = options.displayName;
    this.clientSecret = options.clientSecret;
    this.consents = options.consents;
    this.required = { application: permissions, delegated: permissions };
  }

  addRedirectUri(uri: string): void {
    this.#redirectUris.add(uri);
  }

  isRegistered(redirectUri: string): boolean {
    const given = withoutPort(redirectUri);
    return (
      (this.clientSecret !== undefined &&
        (ownCallback.test(redirectUri) || desktop.test(redirectUri))) ||
      this.#redirectUris.has(redirectUri) ||
      (given !== undefined && this.#loopback().has(given))
    );
  }

  /** Whether who is sent back there proves nothing but that the sign-in was theirs. */
  isPublic(redirectUri: string): boolean {
    return desktop.test(redirectUri);
  }

  /** @see https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions */
  #loopback(): Set<string | undefined> {
    return new Set([...this.#redirectUris].map(withoutPort));
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

/** Of a redirect that stays on the machine the port does not count, and the path does. */
function withoutPort(uri: string): string | undefined {
  return /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?(\/|$)/.test(uri)
    ? uri.replace(/:\d{1,5}(?=\/|$)/, '')
    : undefined;
}
