import { CheckMetadata, Declarations } from './check';
import { DatasetId } from './datasetRows';
import { NamedLocation } from './entities';
import { SignIn } from './signIn';
import { Severity, Witness } from './verdict';

/**
 * What of the tenant, as it is now, detections ask about people, apps and groups that an event names. Ids are Graph's
 * object ids. Undefined, or an empty list, where it cannot be read: no detection takes that for innocence.
 */
export interface TenantFacts {
  readonly tenantId?: string;
  readonly verifiedDomains: readonly string[];
  /**
   * The highest tier of what a person or service principal holds or may activate, through groups too; of an app by its
   * client id as well.
   */
  tierOf(principalId: string): 0 | 1 | undefined;
  /** The tier of a directory role, by template id or by the name that audits write. */
  roleTier(role: string): 0 | 1 | 2 | undefined;
  /** The tier of a Graph permission by its value, such as `RoleManagement.ReadWrite.Directory`. */
  permissionTier(
    value: string,
    kind: 'application' | 'delegated',
  ): 0 | 1 | 2 | undefined;
  isGuest(userId: string): boolean | undefined;
  isRoleAssignable(groupId: string): boolean | undefined;
  /** Ids of enabled Conditional Access policies that leave this group out. */
  excludedFrom(groupId: string): readonly string[];
  /**
   * Whether an account is declared for emergencies: by its object id, by its user principal name in any spelling of case, or
   * as a member, through groups too, of a group that is. Undefined where a declared group cannot be read.
   */
  isBreakGlass(userId: string, userPrincipalName?: string): boolean | undefined;
  /** Whether cross-tenant access has settings for this tenant; undefined where its settings cannot be read. */
  isPartner(tenantId: string): boolean | undefined;
  /**
   * When an account last signed in successfully, ISO 8601 in UTC, where Microsoft's activity, as it was read last, says that
   * this was sixty days ago or longer; undefined for everyone else, and where nothing is known.
   */
  dormantSince(userId: string): string | undefined;
  /**
   * What the enabled policies ask of a sign-in by its own facts. It is worked out for successes of which one factor was
   * asked; any other is unknown, as is one where what decides cannot be read. Absent: policies cannot be read.
   */
  wouldAsk?(signIn: SignIn): Asked;
}

/** Of a tenant of which nothing could be read. */
export const nothingKnown: TenantFacts = {
  verifiedDomains: [],
  tierOf: () => undefined,
  roleTier: () => undefined,
  permissionTier: () => undefined,
  isGuest: () => undefined,
  isRoleAssignable: () => undefined,
  excludedFrom: () => [],
  isBreakGlass: () => undefined,
  isPartner: () => undefined,
  dormantSince: () => undefined,
};

/** What policies ask of a sign-in, and which of them do; of one that is unknown, those that may. */
export interface Asked {
  control: 'block' | 'mfa' | 'none' | 'unknown';
  policies: readonly { id: string; label: string; since?: string }[];
}

/** What a detector is told besides the events. */
export interface DetectorContext<Survey = unknown> {
  declarations: Declarations;
  namedLocations: readonly NamedLocation[];
  tenant: TenantFacts;
  /**
   * What the detector's own survey has learned of the whole tenant: everything up to two hours after the event at hand, and
   * nothing later.
   */
  survey: Survey;
}

/**
 * A behaviour detection: pure over a stream of events, with a small state kept per subject. The same findings come out
 * whether events come once, twice, late or after a crash: whoever runs it feeds a subject's events once and in order, and
 * begins the subject anew when one comes late. What a witness says depends on nothing but the events before it and its
 * key: of two witnesses with one key the later one stands, and it is never less severe.
 */
export interface Detector<
  State,
  Event,
  Survey = unknown,
> extends CheckMetadata {
  /** The logs whose records it steps through, together in the order of their time; the first of `needs` when left out. */
  logs?: readonly DatasetId[];
  /**
   * How far back a state remembers, in milliseconds, beside the UTC day that it is in: what is older is forgotten. Left
   * out: as far as the log goes, and then the subject is whom the log itself files the record under (the person, or the
   * service principal).
   */
  memory?: number;
  /**
   * Whether a record says what is asked of it at all: one of Graph's v1.0, say, never tells how many factors were asked
   * for. As long as its logs have records and none does, whoever runs it says unknown for the reason `untold`, never pass;
   * what it found stands. Left out: every record does.
   */
  tells?(event: Event): boolean;
  /**
   * Why there is nothing to look for where what it needs is declared by nobody: a sentence. Whoever runs it says so, and
   * not pass; once it is declared, the whole log is gone through.
   */
  notApplicable?(declarations: Declarations): string | undefined;
  /** Whose state an event belongs to; `undefined` leaves the event out. */
  subject(event: Event): string | undefined;
  init(): State;
  /**
   * What remains of a state at a time to which nothing more has come: what no event from then on can need is left out, and
   * is not kept of everybody. Changes nothing of what `step` makes of the events. Left out: all of it remains.
   */
  rest?(state: State, at: number): State;
  /**
   * May change the state that it is given, and then gives it back; what others begin with stays as it is. A state that
   * equals `init()` again is not kept.
   */
  step(
    state: State,
    event: Event,
    context: DetectorContext<Survey>,
  ): { state: State; witnesses: Witness[] };
  /**
   * What of all subjects together is worth knowing, such as places that many share. JSON, and small; `add` may change the
   * survey it is given, and the same event twice changes nothing.
   */
  survey?: {
    init(): Survey;
    add(survey: Survey, event: Event): Survey;
  };
}

/** A finding of another detection, as a composition sees it. */
export interface Part {
  checkId: string;
  findingId: string;
  severity: Severity;
  /** When it happened; ISO 8601, UTC. */
  at: string;
  facts: Record<string, unknown>;
  /** Of the principal in it: whether they did it, or it is about them; and the facts that it tells of them. */
  role: 'initiator' | 'subject';
  own: Record<string, unknown>;
}

/** A detection over what others found of one principal within some time: what belongs together is one finding. */
export interface Composition extends CheckMetadata {
  /** Ids of the detections whose findings it looks at. */
  parts: readonly string[];
  /** How far apart its parts may be, milliseconds. */
  within: number;
  /**
   * What it makes of them depends on nothing else. A witness names its parts: `facts.parts` are ids of findings, which then
   * say of which chain they are.
   * @param parts - of one principal, by time
   */
  compose(
    principal: { kind: 'user' | 'servicePrincipal'; id: string; label: string },
    parts: readonly Part[],
  ): Witness[];
}
