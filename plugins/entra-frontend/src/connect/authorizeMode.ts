import type { ConnectionReport } from '@entra-posture/core';
import type { AuthorizeMode } from '../client/connect';

/** How the portal's own app reads this tenant; undefined when an app registration of one's own does. */
export function authorizeMode({
  connection: { credential },
}: ConnectionReport): AuthorizeMode | undefined {
  return credential === 'signIn' || credential === 'application'
    ? credential
    : undefined;
}
