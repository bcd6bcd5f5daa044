import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  jwtVerify,
} from 'jose';
import type { JWTPayload, ProtectedHeaderParameters } from 'jose';
import type { AppRegistration } from './AppRegistration';
import { LoginRefusal } from './refusal';
import type { LoginState } from './state';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Microsoft's own allowance; MSAL rounds to the next second, so that none would refuse it now and then. */
const CLOCK_SKEW_SECONDS = 300;

/** What a client sends to the token endpoint. */
export interface TokenRequest {
  form: URLSearchParams;
  /** The Authorization header, for a secret that comes in it. */
  authorization?: string;
  /** Addresses under which a client may know this endpoint. */
  audiences: readonly string[];
}

/**
 * Which registered application the request comes from: by secret, by a certificate's signature, or by a token of an
 * issuer that the registration trusts. A desktop application has none of these, and may show none.
 * @throws LoginRefusal 700016, 700025, 7000218, 7000215, 7000222, 700027 and other numbers of a wrong assertion
 */
export async function authenticateClient(
  request: TokenRequest,
  state: LoginState,
): Promise<AppRegistration> {
  const basic = readBasic(request.authorization);
  const clientId = request.form.get('client_id') ?? basic?.id;
  const app = state.apps.get(clientId ?? '');
  if (!app) {
    throw new LoginRefusal(
      700016,
      `Application with identifier '${clientId}' was not found in the directory 'Contoso (demo)'.`,
    );
  }
  const secret = request.form.get('client_secret') ?? basic?.secret;
  const assertion = request.form.get('client_assertion');
  const redirectUri = state.grants.redirectUriOf(request.form);
  if (
    app.clientSecret === undefined ||
    (redirectUri && app.isPublic(redirectUri))
  ) {
    if (secret || assertion) throw new LoginRefusal(700025);
    return app;
  }
  if (assertion) {
    if (request.form.get('client_assertion_type') !== ASSERTION_TYPE) {
      throw new LoginRefusal(
        900144,
        `The request body must contain the following parameter: 'client_assertion_type' with the value '${ASSERTION_TYPE}'.`,
      );
    }
    await checkAssertion(assertion, request.audiences, app, state.now());
    return app;
  }
  if (!secret) throw new LoginRefusal(7000218);
  if (secret !== app.clientSecret) {
    throw new LoginRefusal(
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    );
  }
  if (app.secretExpired) {
    throw new LoginRefusal(
      7000222,
      `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security.`,
    );
  }
  return app;
}

function readBasic(
  authorization: string | undefined,
): { id: string; secret: string } | undefined {
  const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (!encoded) return undefined;
  const [id, secret = ''] = Buffer.from(encoded, 'base64')
    .toString('utf8')
    .split(':');
  return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
}

async function checkAssertion(
  assertion: string,
  audiences: readonly string[],
  app: AppRegistration,
  now: number,
): Promise<void> {
  let header: ProtectedHeaderParameters & { 'x5t#S256'?: string };
  let claims: JWTPayload;
  try {
    header = decodeProtectedHeader(assertion);
    claims = decodeJwt(assertion);
  } catch {
    throw new LoginRefusal(50027, 'JWT token is invalid or malformed.');
  }
  if (header['x5t#S256'] || header.x5t || claims.iss === app.clientId) {
    await checkCertificate(assertion, { header, audiences }, app, now);
  } else {
    await checkFederated(assertion, claims, app, now);
  }
}

/** @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
async function checkCertificate(
  assertion: string,
  {
    header,
    audiences,
  }: {
    header: ProtectedHeaderParameters & { 'x5t#S256'?: string };
    audiences: readonly string[];
  },
  app: AppRegistration,
  now: number,
): Promise<void> {
  const thumbprint = header['x5t#S256'] ?? header.x5t;
  const certificate = app.certificates.find(each =>
    header['x5t#S256']
      ? each.sha256 === header['x5t#S256']
      : each.sha1 === header.x5t,
  );
  if (!certificate) {
    throw new LoginRefusal(
      700027,
      `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${thumbprint ?? ''}']`,
    );
  }
  if (now < certificate.validFrom || now > certificate.validTo) {
    throw new LoginRefusal(1000502);
  }
  await jwtVerify(assertion, certificate.publicKey, {
    algorithms: ['RS256', 'PS256'],
    issuer: app.clientId,
    subject: app.clientId,
    audience: [...audiences],
    requiredClaims: ['exp'],
    clockTolerance: CLOCK_SKEW_SECONDS,
    currentDate: new Date(now),
  }).catch(error => {
    throw assertionRefusal(
      error,
      '[Reason - The key was found, but use of the key to verify the signature failed.]',
      700027,
    );
  });
}

/** @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation */
async function checkFederated(
  assertion: string,
  claims: JWTPayload,
  app: AppRegistration,
  now: number,
): Promise<void> {
  if (app.federated.length === 0) {
    throw new LoginRefusal(
      70025,
      `The client '${app.clientId}'(${app.displayName}) has no configured federated identity credentials.`,
    );
  }
  const audiences = [claims.aud ?? []].flat();
  const presented = `Assertion Issuer: '${claims.iss}'. Assertion Subject: '${claims.sub}'. Assertion Audience: '${audiences.join(',')}'.`;
  const none = (code: number, what: string) =>
    new LoginRefusal(
      code,
      `No matching federated identity record found for presented assertion ${what}. ${presented} https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
    );
  const ofIssuer = app.federated.filter(({ issuer }) => issuer === claims.iss);
  if (ofIssuer.length === 0) throw none(700211, 'issuer');
  const ofSubject = ofIssuer.filter(({ subject }) => subject === claims.sub);
  if (ofSubject.length === 0) throw none(700213, 'subject');
  const match = ofSubject.find(({ audience }) => audiences.includes(audience));
  if (!match) throw none(700212, 'audience');
  await jwtVerify(assertion, createLocalJWKSet(match.jwks), {
    requiredClaims: ['exp'],
    clockTolerance: CLOCK_SKEW_SECONDS,
    currentDate: new Date(now),
  }).catch(error => {
    throw assertionRefusal(error, undefined, 50013);
  });
}

function assertionRefusal(
  error: { code?: string; claim?: string },
  reason: string | undefined,
  signatureCode: number,
): LoginRefusal {
  if (
    error.code === 'ERR_JWT_EXPIRED' ||
    error.claim === 'nbf' ||
    error.claim === 'exp'
  )
    return new LoginRefusal(700024);
  if (error.claim === 'aud') return new LoginRefusal(700023);
  if (error.claim === 'iss' || error.claim === 'sub')
    return new LoginRefusal(700021);
  return new LoginRefusal(
    signatureCode,
    reason && `Client assertion failed signature validation. ${reason}`,
  );
}
