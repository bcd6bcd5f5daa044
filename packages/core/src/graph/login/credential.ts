import type { Fetch } from '../network';

/**
 * What proves an app to Microsoft's login.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation
 */
export type AppCredential =
  | { kind: 'clientSecret'; clientSecret: string }
  /** Both PEM; the private key unencrypted. */
  | { kind: 'certificate'; certificate: string; privateKey: string }
  /** File with a trusted issuer's token, as Kubernetes' workload identity mounts and renews it. */
  | { kind: 'federated'; tokenFile: string }
  /** The token of a managed identity that the app registration trusts. */
  | {
      kind: 'federated';
      viaManagedIdentity: true;
      managedIdentityClientId?: string;
    }
  /** No app registration: the identity of the machine itself. */
  | { kind: 'managedIdentity'; managedIdentityClientId?: string };

/** The app registration in one tenant, and where its login and Graph are. */
export interface LoginTarget {
  tenantId: string;
  /** Empty for a managed identity. */
  clientId: string;
  loginOrigin: string;
  graphOrigin: string;
  /** PEM of a certificate authority to trust besides Node's own. */
  caCertificate?: string;
  fetch?: Fetch;
}
