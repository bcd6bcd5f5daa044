import {
  ManagedIdentityApplication,
  type AuthenticationResult,
} from '@azure/msal-node';
import { LoginError } from '../loginError';
import type { Network } from './Network';

/**
 * A token of the machine's managed identity.
 *
 * @param clientId - of a user-assigned identity; the system-assigned one when absent
 * @throws LoginError when the machine gives none
 * @see https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview
 */
export async function machineToken(
  network: Network,
  request: { clientId?: string; resource: string; forceRefresh?: boolean },
): Promise<AuthenticationResult> {
  const { clientId, resource, forceRefresh } = request;
  try {
    return await new ManagedIdentityApplication({
      managedIdentityIdParams: clientId
        ? { userAssignedClientId: clientId }
        : undefined,
      system: {
        networkClient: network.plain,
        loggerOptions: { loggerCallback: () => {}, piiLoggingEnabled: false },
      },
    }).acquireToken({ resource, forceRefresh });
  } catch (error) {
    // Its own texts speak of environment variables and addresses of the platform.
    throw new LoginError(
      `This machine gives out no token of ${clientId ? 'that' : 'its'} managed identity (${codeOf(error)}). Check that one is assigned to it, or use another credential.`,
    );
  }
}

function codeOf(error: unknown): string {
  const { errorCode } = error as { errorCode?: unknown };
  return /^[a-z_]{1,60}$/.test(String(errorCode))
    ? String(errorCode)
    : 'no answer';
}
