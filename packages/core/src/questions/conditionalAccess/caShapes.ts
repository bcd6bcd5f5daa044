import type { Severity } from '../../model';
import type { AsOf, EntityItem, NextCall } from '../shapes';

/** Whom a cell or a gap is about. The last six are external people, by how they came into the tenant. */
export type CaAudience =
  | 'admins'
  | 'adminsOrEligible'
  | 'members'
  | 'b2bCollaborationGuest'
  | 'b2bCollaborationMember'
  | 'internalGuest'
  | 'unknownGuest';

export type CaRequirement =
  | 'mfa'
  | 'phishingResistantMfa'
  | 'managedDevice'
  | 'legacyClientsBlocked'
  | 'deviceCodeBlocked'
  | 'registrationProtected';

/** `proved`: holds for every sign-in of everyone. `gap`: open for somebody. Unknown is neither. */
export type CaState = 'proved' | 'gap' | 'unknown' | 'notApplicable';

/** How many people have a sign-in that is open for sure, and how many of the others one that may be. */
export interface CaReading {
  state: CaState;
  open: number;
  doubtful: number;
}

/** One cell of the matrix; for `mfa` both readings, side by side. */
export interface CaCell {
  audience: CaAudience;
  requirement: CaRequirement;
  people: number;
  /** Nobody passes without it. */
  forced: CaReading;
  /** Nobody passes with a password alone from a device that the tenant does not manage. Of `mfa` only. */
  passwordStops?: CaReading;
  /** Why it is unknown or not applicable; absent otherwise. */
  why?: string;
}

/** A policy, by its Graph id and the name that it carries in the tenant. */
export interface CaPolicyRef {
  policy: string;
  label: string;
}

export interface CaGapItem {
  /** Stable handle of the gap; the same gap after the next sync has the same. */
  gap: string;
  state: 'gap' | 'unknown';
  severity: Severity;
  audience: CaAudience;
  requirement: CaRequirement;
  people: number;
  /** Whether a password alone suffices here, beside that the control is not forced. Of `mfa` only. */
  passwordSuffices?: boolean;
  /** One sentence in our own words; no text of the tenant. */
  statement: string;
  /** What narrows the way in; empty when every sign-in of these people is open. */
  where: {
    dimension: string;
    values: string[];
    /** Text of the tenant (names of places, apps), one a value, where there is one. */
    labels?: string[];
  }[];
  /** How hard the way in is. A platform is only claimed by the client: anyone can say another. */
  reach:
    | 'anyone'
    | 'claimedPlatformOnly'
    | 'trustedNetworkOnly'
    | 'managedDeviceOnly';
  witness: {
    /** The one sign-in that goes through, in words. */
    sentence: string;
    /** Complete arguments for explain_ca_for_user, which replays it. */
    arguments: CaExplainInput;
  };
  /** Policies that come nearest to closing it, nearest first, and what lets it out. */
  causes: (CaPolicyRef & { because: string })[];
  /** A few of the people. */
  examples: EntityItem[];
  /** Handle for explain_finding, where a check reports it. */
  finding?: string;
}

/** People gained and lost by a hypothesis, per audience, requirement and reading. */
export interface CaChange {
  cells: {
    audience: CaAudience;
    requirement: CaRequirement;
    reading: 'forced' | 'passwordStops';
    /** People with no open sign-in under the hypothesis who have one now. */
    protected: number;
    /** People with an open sign-in under the hypothesis who have none now. */
    exposed: number;
    before: CaReading;
    after: CaReading;
  }[];
  /** Sign-ins that would be open and are not now, and the other way round: of a gap that widens only what it gains. */
  opened: CaGapItem[];
  closed: CaGapItem[];
  /** What of the hypothesis means nothing in this tenant, and was left out. */
  ignored: string[];
}

export interface CaAssumption {
  /** Ids of policies, read as if they were enabled, whatever their state. */
  enable?: string[];
  /** Ids of policies, read as if they were off. */
  disable?: string[];
  /** Exclusions, read as if they were not there: the id (or word) as the policy names it. */
  withoutExclusions?: { policy: string; object: string }[];
}

export interface CaGapReport {
  asOf: AsOf;
  /** Every audience that the tenant has × every requirement asked for. */
  matrix: CaCell[];
  /** Gaps, worst first: severity, then people. */
  total: number;
  items: CaGapItem[];
  nextCursor?: string;
  /** null where policies cannot be read. */
  policies: {
    total: number;
    enabled: number;
    reportOnly: number;
    disabled: number;
  } | null;
  /** Left out of every count, by choice; null where people cannot be read. */
  leftOut: {
    disabledAccounts: number;
    breakGlass: number;
    directorySynchronization: number;
  } | null;
  /** Present when something was assumed: the rest of the answer is then the tenant under the hypothesis. */
  change?: CaChange;
  /** What could not be told, and what it would take, in sentences. */
  unknown: string[];
  next: NextCall[];
}

/** What a person tries to do. What is not given is unspecified: a policy that depends on it may or may not apply. */
export interface CaExplainInput {
  connection?: string;
  /** User principal name or object id. */
  user: string;
  /** Application (client) id of the resource, or its name in the tenant; any other app when left out. */
  app?: string;
  userAction?: 'registerSecurityInfo' | 'registerDevice';
  /** `browser` when left out. */
  clientAppType?:
    'browser' | 'mobileAppsAndDesktopClients' | 'exchangeActiveSync' | 'other';
  platform?:
    | 'android'
    | 'iOS'
    | 'windows'
    | 'windowsPhone'
    | 'macOS'
    | 'linux'
    | 'unknown';
  ip?: string;
  /** Two letters; `unknown` where the address cannot be placed. */
  country?: string;
  device?:
    'unregistered' | 'registered' | 'joined' | 'hybridJoined' | 'compliant';
  /** `none` when left out. */
  signInRisk?: 'none' | 'low' | 'medium' | 'high';
  userRisk?: 'none' | 'low' | 'medium' | 'high';
  insiderRisk?: 'none' | 'minor' | 'moderate' | 'elevated';
  flow?: 'none' | 'deviceCodeFlow' | 'authenticationTransfer';
}

export type CaVerdictWord = 'block' | 'grant' | 'allow';

export interface CaExplanation {
  asOf: AsOf;
  person: EntityItem & {
    enabled: boolean | null;
    /** How an external person came in; absent for the tenant's own. */
    guestType?: string;
    /** Active roles that policies can match, by name. */
    roles: string[];
    /** Declared for emergencies. */
    breakGlass: boolean;
  };
  /** The sign-in as it was judged, one line a detail; `unspecified` where it was not given. */
  signIn: { name: string; value: string; label?: string }[];
  verdict: CaVerdictWord;
  /** Every verdict that is possible given what is unknown, weakest first; one when nothing is. */
  range: CaVerdictWord[];
  /** The verdict in a sentence, with what is asked or why it is blocked. */
  statement: string;
  /** All of these must be met. */
  requires: (CaPolicyRef & {
    /** `and`: all of the controls; `or`: any of them. */
    operator: 'and' | 'or';
    controls: string[];
    /** Whether this person can meet it with this client and device; null when that is not known. */
    reachable: boolean | null;
  })[];
  /** Every policy, those that apply first. */
  policies: (CaPolicyRef & {
    state: 'enabled' | 'reportOnly' | 'disabled';
    applies: boolean | null;
    /** The first that keeps it from applying, in the words of Graph's analysisReasons; `notSet` when it applies. */
    reason: string;
    sentence: string;
  })[];
  /** Session controls of the policies that apply; the strictest where several differ. */
  session: { control: string; value: string; policies: CaPolicyRef[] }[];
  /** What policies in report-only mode would change if they were on. */
  reportOnly: {
    changes: boolean;
    verdict: CaVerdictWord;
    policies: (CaPolicyRef & { result: string })[];
  };
  /** Which details or data would decide what is open, in sentences. */
  unknown: string[];
  next: NextCall[];
}

export interface CaPolicyItem {
  policy: string;
  label: string;
  state: 'enabled' | 'reportOnly' | 'disabled';
  /** Who, what, under which conditions, which control: one line. Names in it are tenant text; people only with personal data. */
  reading: string;
  controls: string[];
  /** How many users, groups, roles, guest kinds, apps, places and platforms it leaves out. */
  exclusions: number;
  /**
   * What is left out, at most 50: each can be asked of check_ca_gaps as `assume.withoutExclusions`. A person's label is
   * withheld from who may not see personal data.
   */
  excluded?: {
    /** Id or word, as the policy names it. */
    object: string;
    kind:
      | 'user'
      | 'group'
      | 'role'
      | 'guests'
      | 'app'
      | 'location'
      | 'platform'
      | 'other';
    label: string;
  }[];
  modifiedAt?: string;
  /** Open findings that name it. */
  findings: { finding: string; check: string; severity: Severity }[];
}

export interface CaPolicyList {
  asOf: AsOf;
  total: number;
  items: CaPolicyItem[];
  nextCursor?: string;
  /** Whether Microsoft's security defaults are on; null where that cannot be read. */
  securityDefaults: boolean | null;
  next: NextCall[];
}
