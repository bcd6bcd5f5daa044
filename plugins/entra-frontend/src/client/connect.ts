import type { ConnectionReport } from '@entra-posture/core';

/** A Microsoft cloud, by its id in the backend's list, such as `global` or `usGov`. */
export type CloudId = string;

export type ConsentSetId = 'specification' | 'recommended' | 'custom';

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
  clouds: { id: CloudId; title: string }[];
  credentials: { kind: string; title: string }[];
  sets: {
    id: ConsentSetId;
    title: string;
    description: string;
    permissions: string[];
  }[];
  features: { name: string; permissions: string[] }[];
  permissions: {
    name: string;
    usedBy: string;
    justification: string;
    specification: boolean;
    note?: string;
  }[];
  may: May;
}

/** How the portal's own app is authorized: on behalf of a person, or for itself after an administrator's consent. */
export type AuthorizeMode = 'signIn' | 'application';

export interface BeginInput {
  mode: AuthorizeMode;
  cloud: CloudId;
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
  cloud: CloudId;
  tenantId: string;
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
