import { clouds } from '../graph';
import { ConnectionError } from './connectionError';
import type { NewTarget } from './ports';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const domain =
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;

/**
 * The doors check what they are sent; this holds for every door.
 * @returns the target with its ids in the one spelling that they are compared in
 * @throws ConnectionError `invalid`
 */
export function checkTarget<T extends NewTarget>(target: T): T {
  const tenantId = target.tenantId.trim().toLowerCase();
  const clientId = target.clientId.trim().toLowerCase();
  if (!Object.hasOwn(clouds, target.cloud)) {
    throw invalid(
      `There is no such cloud; choose one of ${Object.keys(clouds).join(', ')}.`,
    );
  }
  // `common` and `organizations` are no tenants: a token for them could be anyone's.
  if (!isGuid(tenantId) && !domain.test(tenantId)) {
    throw invalid(
      'The tenant is neither a GUID nor a domain: copy the tenant id from the overview of Microsoft Entra ID.',
    );
  }
  const { credential } = target;
  if (!isGuid(clientId) && credential.kind !== 'managedIdentity') {
    throw invalid(
      'The client id is not a GUID: copy the application (client) id from the app registration.',
    );
  }
  if (credential.kind === 'federated' && 'tokenFile' in credential) {
    // Who fills in a form must not name files of the server.
    throw invalid(
      'A token file can be named in the configuration file only; on the page choose a managed identity as the federated credential.',
    );
  }
  return { ...target, tenantId, clientId };
}

export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** @throws ConnectionError `invalid` */
export function checkTitle(title: string): string {
  const trimmed = title.trim();
  if (!trimmed || trimmed.length > 100) {
    throw invalid('Give the connection a name of 1 to 100 characters.');
  }
  return trimmed;
}

function invalid(sentence: string): ConnectionError {
  return new ConnectionError('invalid', sentence);
}
