/** How the login says one number. */
export interface ErrorKind {
  /** The OAuth error, which is what a client branches on. */
  error: string;
  text: string;
  /** HTTP status of the token endpoint; 400 when absent. */
  status?: number;
  suberror?: string;
  /** Sends a claims challenge along. */
  challenged?: boolean;
}

const interaction = (
  text: string,
  suberror: 'basic_action' | 'message_only' | 'additional_action',
): ErrorKind => ({ error: 'invalid_grant', text, suberror, challenged: true });

const grant = (text: string): ErrorKind => ({ error: 'invalid_grant', text });
const request = (text: string): ErrorKind => ({
  error: 'invalid_request',
  text,
});
const client = (text: string): ErrorKind => ({
  error: 'invalid_client',
  text,
  status: 401,
});
const unauthorized = (text: string): ErrorKind => ({
  error: 'unauthorized_client',
  text,
});

/**
 * The numbers that a client of this kind meets, in words near Microsoft's.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export const errorKinds: Readonly<Record<number, ErrorKind>> = {
  // The application and how it authenticates
  7000215: client('Invalid client secret provided.'),
  7000222: client('The provided client secret keys are expired.'),
  7000218: client(
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ),
  70002: client('Error validating credentials.'),
  700021: client(
    "Client assertion application identifier doesn't match 'client_id' parameter.",
  ),
  700023: client(
    'Client assertion audience claim does not match Realm issuer.',
  ),
  700024: client('Client assertion is not within its valid time range.'),
  700027: client('Client assertion failed signature validation.'),
  700030: client('Invalid certificate.'),
  50012: client('Authentication failed.'),
  50013: client('Assertion failed signature validation.'),
  50027: client('Invalid JWT token.'),
  700211: client(
    'No matching federated identity record found for presented assertion issuer.',
  ),
  700212: client(
    'No matching federated identity record found for presented assertion audience.',
  ),
  700213: client(
    'No matching federated identity record found for presented assertion subject.',
  ),
  70025: client('The client has no configured federated identity credentials.'),
  700229: client(
    'Only app-only tokens can be used as Federated Identity Credentials for Microsoft Entra issuer.',
  ),
  1000502: client(
    'The provided certificate is not within its specified validity period.',
  ),
  700025: client(
    "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  ),
  700016: unauthorized('Application was not found in the directory.'),
  700011: unauthorized('Application is not found in the directory.'),
  700054: {
    error: 'unsupported_response_type',
    text: 'response_type is not enabled for the application.',
  },
  7000112: unauthorized('Application is disabled.'),
  50194: unauthorized(
    'Application is not configured as a multi-tenant application. Usage of the /common endpoint is not supported.',
  ),
  50011: request(
    'The redirect URI specified in the request does not match the redirect URIs configured for the application.',
  ),

  // The tenant
  90002: { error: 'invalid_tenant', text: 'Tenant not found.' },
  90038: request('The tenant belongs to another national cloud.'),
  900382: unauthorized(
    'Confidential Client is not supported in Cross Cloud request.',
  ),
  50059: request(
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  ),
  9001023: request(
    'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
  ),
  500213: {
    error: 'access_denied',
    text: "The resource tenant's cross-tenant access policy does not allow this user to access this tenant.",
  },
  500212: {
    error: 'access_denied',
    text: "The user's administrator has set an outbound access policy that does not allow access to the resource tenant.",
  },
  500011: {
    error: 'invalid_resource',
    text: 'The resource principal was not found in the tenant.',
  },

  // Consent
  65001: interactionConsent(
    'The user or administrator has not consented to use the application.',
  ),
  65004: {
    error: 'access_denied',
    text: 'User declined to consent to access the app.',
  },
  65005: request('The application required resource access list is invalid.'),
  650052: request(
    'The app needs access to a service that your organization has not subscribed to or enabled.',
  ),
  650053: {
    error: 'invalid_client',
    text: 'The application asked for a scope that does not exist on the resource.',
  },
  650056: request('Misconfigured application.'),
  90008: request(
    'The user or administrator has not consented to use the application. It must require access to Microsoft Graph by specifying at least the sign-in and read user profile permission.',
  ),
  90093: { error: 'access_denied', text: 'Calling principal cannot consent.' },
  90094: {
    error: 'access_denied',
    text: 'The grant requires admin permission.',
  },
  90095: { error: 'access_denied', text: 'Admin consent is required.' },

  // The person
  16000: {
    error: 'interaction_required',
    text: 'The user account does not exist in the tenant and cannot access the application in that tenant.',
  },
  50020: {
    error: 'interaction_required',
    text: 'The user account does not exist in the tenant and cannot access the application in that tenant.',
  },
  50034: grant('The user account does not exist in the directory.'),
  50053: grant('The account is locked.'),
  50055: grant('The password is expired.'),
  50057: grant('The user account is disabled.'),
  50058: {
    error: 'login_required',
    text: 'Session information is not sufficient for single-sign-on.',
  },
  50105: {
    error: 'access_denied',
    text: 'Your administrator has configured the application to block users unless they are specifically granted access to the application.',
  },
  50126: grant(
    'Error validating credentials due to invalid username or password.',
  ),

  // Conditional Access and multifactor
  50072: interaction(
    'The user must enroll in multi-factor authentication.',
    'basic_action',
  ),
  50074: interaction('Strong Authentication is required.', 'basic_action'),
  50076: interaction(
    'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
    'basic_action',
  ),
  50078: interaction(
    'Presented multi-factor authentication has expired due to policies configured by your administrator.',
    'basic_action',
  ),
  50079: interaction(
    'Due to a configuration change made by your administrator, you must enroll in multi-factor authentication.',
    'basic_action',
  ),
  50158: interaction(
    'External security challenge not satisfied.',
    'basic_action',
  ),
  53000: interaction(
    'Device is not in required device state: compliant.',
    'message_only',
  ),
  53001: interaction(
    'Device is not in required device state: domain_joined.',
    'message_only',
  ),
  53002: interaction('The app used is not an approved app.', 'message_only'),
  53003: interaction(
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    'message_only',
  ),
  530032: grant("Blocked by the tenant's security policy."),
  530035: grant('Access has been blocked by security defaults.'),
  53004: interaction(
    'The user must complete the multi-factor registration process before accessing this content.',
    'message_only',
  ),

  // Codes and refresh tokens
  501481: grant(
    'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  ),
  54005: grant('OAuth2 Authorization code was already redeemed.'),
  70000: grant('The provided grant is invalid or malformed.'),
  70008: grant(
    'The provided authorization code or refresh token has expired due to inactivity.',
  ),
  700005: grant(
    'The provided authorization code is intended to use against other tenant.',
  ),
  700082: grant('The refresh token has expired due to inactivity.'),
  70043: grant(
    'The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.',
  ),
  50133: grant(
    'The session is not valid due to password expiration or recent password change.',
  ),
  50173: grant(
    'The provided grant has expired due to it being revoked, a fresh auth token is needed.',
  ),

  // The request
  50147: request('The size of the code challenge parameter is not valid.'),
  900144: request('The request body must contain a parameter that is absent.'),
  900561: request('The endpoint only accepts POST requests.'),
  9002313: request('Invalid request. Request is malformed or invalid.'),
  70003: {
    error: 'unsupported_grant_type',
    text: 'The app requested an unsupported grant type.',
  },
  70011: {
    error: 'invalid_scope',
    text: 'The provided value for the scope is not valid.',
  },
  28000: request(
    'Provided value for the input parameter scope is not valid because it contains more than one resource.',
  ),
  9010010: {
    error: 'invalid_target',
    text: "The resource parameter provided in the request doesn't match with the requested scopes.",
  },
  1002012: {
    error: 'invalid_scope',
    text: 'The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.',
  },
  50196: grant('The server terminated an operation: a client request loop.'),

  // Microsoft's own weather
  90033: {
    error: 'temporarily_unavailable',
    text: 'A transient error has occurred. Please try again.',
    status: 503,
  },
  90055: {
    error: 'temporarily_unavailable',
    text: 'The tenant is throttled.',
    status: 429,
  },
};

function interactionConsent(text: string): ErrorKind {
  return { error: 'invalid_grant', text, suberror: 'consent_required' };
}
