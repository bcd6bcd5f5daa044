import type {
  Cloud,
  ConnectionReport,
  ConsentSetId,
  CredentialKind,
  DatasetDeclaration,
  PermissionCapability,
} from '@entra-posture/core';

/** What a person may do, by the portal's permissions. */
export interface May {
  connect: boolean;
  update: boolean;
  disconnect: boolean;
  sync: boolean;
}

/** Everything that the pages need to know before a tenant is connected. */
export interface ConnectOptions {
  /** Whether the portal has an app of its own that people may authorize; if not, why. */
  signIn: { available: boolean; why?: string; redirectUri: string };
  /** Whether a credential can be kept; if not, why. */
  store: { available: boolean; why?: string };
  clouds: { id: Cloud; title: string }[];
  credentials: { kind: CredentialInput['kind']; title: string }[];
  /** What the server reads and what each needs: what a choice asks for is worked out from them. */
  datasets: DatasetDeclaration[];
  permissions: ({ name: string } & Pick<
    PermissionCapability,
    'usedBy' | 'justification' | 'specification' | 'note'
  >)[];
  may: May;
}

/** How the portal's own app is authorized: on behalf of a person, or for itself after an administrator's consent. */
export type AuthorizeMode = Extract<CredentialKind, 'signIn' | 'application'>;

export interface BeginInput {
  mode: AuthorizeMode;
  cloud: Cloud;
  /** A tenant's id or domain; absent: the home tenant of whoever signs in. */
  tenant?: string;
  title?: string;
  set: ConsentSetId;
  /** With the set `custom`: what to ask for. */
  permissions?: string[];
  /** The connection to connect anew; absent for a new one. */
  connection?: string;
}

export interface FinishResult {
  /** `next`: Microsoft has another page to show, at `url`. */
  outcome: 'connected' | 'refused' | 'next';
  connection?: string;
  title?: string;
  account?: string;
  granted?: string[];
  withheld?: string[];
  /** One sentence that says what to do. */
  problem?: string;
  url?: string;
}

export type CredentialInput =
  | { kind: 'clientSecret'; clientSecret: string }
  | { kind: 'certificate'; certificate: string; privateKey: string }
  | {
      kind: 'federated';
      viaManagedIdentity: true;
      managedIdentityClientId?: string;
    }
  | { kind: 'managedIdentity'; managedIdentityClientId?: string };

export interface TargetInput {
  cloud: Cloud;
  /** The tenant's id or a verified domain. */
  tenantId: string;
  /** Of the app registration; empty for a managed identity, which has none. */
  clientId: string;
  credential: CredentialInput;
}

/** What a credential would open, dataset by dataset. */
export interface TestReport {
  datasets: {
    dataset: string;
    title: string;
    outcome: 'readable' | 'denied' | 'unlicensed' | 'roleMissing' | 'unknown';
    explanation: string;
    features: string[];
    checks: string[];
  }[];
  claimed?: string[];
  /** Why the login was refused; nothing was asked of Graph then. */
  problem?: string;
}

export interface ConnectionChange {
  title?: string;
  paused?: boolean;
  credential?: CredentialInput;
  clientId?: string;
}

/** How a tenant is connected, as its report tells. */
export type ConnectionFacts = ConnectionReport['connection'];

export type Warning = ConnectionReport['warnings'][number];
