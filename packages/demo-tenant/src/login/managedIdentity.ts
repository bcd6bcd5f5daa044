import type { LoginAnswer } from './answer';
import type { LoginState } from './state';

const GRAPH = 'https://graph.microsoft.com';
const EXCHANGE = 'api://AzureADTokenExchange';
const VERSION = '2019-08-01';

/** An identity that the emulated host gives to the process. */
export interface ManagedIdentity {
  clientId: string;
  objectId: string;
  /** Absent of the system-assigned one. */
  resourceId?: string;
}

/** What a host puts into the environment as IDENTITY_ENDPOINT and IDENTITY_HEADER, and the identities that it has. */
export interface ManagedIdentityHost {
  endpoint: string;
  header: string;
  systemAssigned: ManagedIdentity;
  userAssigned: ManagedIdentity & { resourceId: string };
}

/** The identities hold the same application permissions as the demo's application. */
export function managedIdentityHost({
  random,
  origin,
}: Pick<LoginState, 'random' | 'origin'>): ManagedIdentityHost {
  return {
    endpoint: `${origin()}/msi/token`,
    header: random.guid('identityHeader', 0),
    systemAssigned: {
      clientId: random.guid('managedIdentity', 0),
      objectId: random.guid('managedIdentityPrincipal', 0),
    },
    userAssigned: {
      clientId: random.guid('managedIdentity', 1),
      objectId: random.guid('managedIdentityPrincipal', 1),
      resourceId:
        '/subscriptions/00000000-0000-4000-a000-000000000001/resourceGroups/demo/providers/Microsoft.ManagedIdentity/userAssignedIdentities/entra-posture',
    },
  };
}

/** @see https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference */
export async function serveManagedIdentity(
  query: URLSearchParams,
  secret: string | undefined,
  state: LoginState,
): Promise<LoginAnswer> {
  const host = managedIdentityHost(state);
  if (secret !== host.header)
    return refuse(401, 'The header X-IDENTITY-HEADER is missing or wrong.');
  if (query.get('api-version') !== VERSION)
    return refuse(400, `The api-version must be ${VERSION}.`);
  const resource = (query.get('resource') ?? '').replace(/\/$/, '');
  if (resource !== GRAPH && resource !== EXCHANGE)
    return refuse(400, `The resource '${resource}' is not known here.`);
  const identity = findIdentity(query, host);
  if (!identity)
    return refuse(
      400,
      'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.',
    );
  const { tenants, app, tokens, tokenLifeSeconds, now } = state;
  const tenantId = tenants.contoso.id;
  return {
    kind: 'json',
    status: 200,
    body: {
      access_token: await tokens.sign({
        tenantId,
        appId: identity.clientId,
        principalId: identity.objectId,
        audience: resource,
        roles: resource === GRAPH ? app.consents.application(tenantId) : [],
      }),
      expires_on: String(Math.floor(now() / 1000) + tokenLifeSeconds),
      resource,
      token_type: 'Bearer',
      client_id: identity.clientId,
    },
  };
}

function findIdentity(
  query: URLSearchParams,
  { systemAssigned, userAssigned }: ManagedIdentityHost,
): ManagedIdentity | undefined {
  const clientId = query.get('client_id');
  const objectId = query.get('object_id') ?? query.get('principal_id');
  const resourceId = query.get('mi_res_id');
  if (clientId === null && objectId === null && resourceId === null)
    return systemAssigned;
  const named =
    clientId === userAssigned.clientId ||
    objectId === userAssigned.objectId ||
    resourceId?.toLowerCase() === userAssigned.resourceId.toLowerCase();
  return named ? userAssigned : undefined;
}

function refuse(status: number, message: string): LoginAnswer {
  return { kind: 'json', status, body: { statusCode: status, message } };
}
