import type {
  ConditionalAccessGrantControls,
  NamedLocation,
  Row,
} from '../model';

/** A statement that may be neither true nor false, because what decides it is not known. */
export type Tri = boolean | 'unknown';

/**
 * How an external person came into the tenant; `unknownGuest` when the data does not say which of the six.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups
 */
export type GuestType =
  | 'internalGuest'
  | 'b2bCollaborationGuest'
  | 'b2bCollaborationMember'
  | 'b2bDirectConnectUser'
  | 'serviceProvider'
  | 'otherExternalUser'
  | 'unknownGuest';

/** A person as Conditional Access sees them. */
export interface CaPerson extends Row {
  /** Ids of all groups, nested ones included. Absent: not known. */
  groups?: readonly string[];
  /** Template ids of built-in roles that are active now for the whole tenant: no other role counts. */
  roles?: readonly string[];
  /** The same for roles that the person could activate; they match nothing until then. */
  eligibleRoles?: readonly string[];
  /** Absent for a member of the tenant's own. */
  guestType?: GuestType;
  homeTenantId?: string;
  /** Registered methods as the parts of a strength's combinations: `fido2`, `microsoftAuthenticatorPush`. Absent: not known. */
  methods?: readonly string[];
  perUserMfaState?: 'disabled' | 'enabled' | 'enforced';
}

/** An app or a service that signs in for itself. */
export interface CaWorkload extends Row {
  /** A single-tenant principal of this tenant; no policy reaches any other. */
  ownTenant: boolean;
  managedIdentity: boolean;
}

export type CaIdentity =
  | { kind: 'user'; person: CaPerson }
  | { kind: 'workload'; workload: CaWorkload };

export type CaTarget =
  | {
      kind: 'application';
      appId: string;
      /** Only email, offline_access, openid, profile, User.Read and what Microsoft counts with them are asked for. */
      baselineScopesOnly?: boolean;
    }
  | { kind: 'userAction'; action: string }
  | { kind: 'authenticationContext'; id: string };

/** Where Microsoft sees the sign-in come from. */
export interface CaLocation {
  ip?: string;
  /** Two letters; `null` when the address cannot be placed. */
  country?: string | null;
  /** The same by the position that the person's Authenticator tells. */
  gpsCountry?: string | null;
}

/** What is known of the device; an unregistered one has no attribute at all. */
export interface CaDevice {
  registered: boolean;
  isCompliant?: boolean;
  /** `AzureAD`, `ServerAD` (hybrid joined) or `Workplace`. */
  trustType?: string;
  managed?: boolean;
  /** Other attributes by the name a filter rule uses; `null` is empty, absent is not known. */
  attributes?: Readonly<Record<string, string | readonly string[] | null>>;
}

/** One sign-in. A detail that is absent is unspecified, which `none` and `unknown` are not. */
export interface CaSignIn {
  identity: CaIdentity;
  target: CaTarget;
  clientAppType?: string;
  /** `unknown` for a user agent that names no platform. */
  platform?: string;
  location?: CaLocation;
  device?: CaDevice;
  signInRisk?: string;
  userRisk?: string;
  insiderRisk?: string;
  servicePrincipalRisk?: string;
  flow?: 'none' | 'deviceCodeFlow' | 'authenticationTransfer';
}

export type CaStrength = NonNullable<
  ConditionalAccessGrantControls['authenticationStrength']
>;

/** What a tenant is told to believe of another tenant's people. */
export interface CaInboundTrust {
  mfa: boolean;
  compliantDevice: boolean;
  hybridJoinedDevice: boolean;
}

/** What of a tenant decides Conditional Access beside the policies. */
export interface CaTenant {
  namedLocations?: readonly NamedLocation[];
  /** Members of the words `Office365` and `MicrosoftAdminPortals`; the shipped snapshot when absent. */
  appBundles?: Readonly<Record<string, readonly string[]>>;
  /**
   * Ids of the apps in the tenant that Microsoft owns, in lower case. One that is not in the shipped snapshot may belong to
   * a bundle or not: a policy on one is unknown there. Absent: an app outside the snapshot is outside the bundle.
   */
  microsoftApps?: ReadonlySet<string>;
  strengths?: readonly (CaStrength & Row)[];
  /** Methods that the method policy allows. Absent: all that are registered. */
  allowedMethods?: readonly string[];
  inboundTrust?: {
    standard: CaInboundTrust;
    partners?: Readonly<Record<string, CaInboundTrust>>;
  };
  /** `false`: without a P2 licence there is no risk, and a policy on risk never applies. Absent: licensed. */
  riskLicensed?: Tri;
  securityDefaultsEnabled?: boolean;
  /** Ids that still exist; an included group that is not among them is named. */
  groupIds?: ReadonlySet<string>;
  /** The older switch "require MFA to register devices". */
  registerDeviceRequiresMfa?: boolean;
  /** Whether policies on all resources reach requests for baseline scopes: since August 2026 `enforced`. */
  baselineScopes?: 'legacy' | 'enforced';
  /** Whether a policy on all resources applies when an authentication context is asked for: not stated by Microsoft. */
  allResourcesInContext?: boolean;
}
