import { DatasetId } from './datasetRows';
import { Completeness } from './completeness';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

/** Worst first; the order every list uses. */
export const severities: readonly Severity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
];

export type EntityKind =
  | 'user'
  | 'group'
  | 'servicePrincipal'
  | 'application'
  | 'device'
  | 'role'
  | 'conditionalAccessPolicy'
  | 'namedLocation'
  | 'policy'
  | 'signIn'
  | 'site'
  /** Somebody's OneDrive, which has that person's name. */
  | 'personalSite'
  /** A file, a folder or a library. */
  | 'driveItem'
  | 'tenant';

/** A thing of the tenant: its Graph id and the name it carries there (tenant text, never trusted). */
export interface EntityRef {
  kind: EntityKind;
  id: string;
  label: string;
}

/** An entity touched by a finding, with the property values that made it fire. */
export interface AffectedEntity extends EntityRef {
  facts?: Record<string, unknown>;
}

/**
 * How many of what one finding touches are listed one by one. A gap may let in a million people: their number stays exact,
 * and so does the notice of any change among them, but nobody reads a list of that length, and each sync would write it.
 */
export const mostListed = 100_000;

/**
 * One cause that makes a check fail. `key` is stable over time within the check: the same cause tomorrow has the
 * same key, so a finding keeps its identity.
 */
export interface Witness {
  key: string;
  /** One sentence in our own words; names of the tenant appear only in `affected`. */
  statement: string;
  severity?: Severity;
  /** Of a detection: when it happened, ISO 8601 in UTC; a state has no such time. */
  at?: string;
  affected: AffectedEntity[];
  /** Further ones, where nobody lists them: they are counted, and a change among them is noticed. */
  unlisted?: Unlisted;
  facts: Record<string, unknown>;
}

/** Many that are made each time they are gone through, and held by nobody. */
export interface Unlisted extends Iterable<AffectedEntity> {
  readonly length: number;
}

/** Why a check could not be judged. */
export interface Gap {
  dataset: DatasetId;
  completeness: Completeness;
}

/** Unknown is never pass and never fail. */
export type Verdict =
  | { outcome: 'pass'; evidence: Record<string, unknown> }
  /** `because`: not everything was read; there may be more causes, and those that are not named here are not gone. */
  | { outcome: 'fail'; witnesses: Witness[]; because?: Gap[] }
  | { outcome: 'unknown'; because: Gap[] }
  /** `muted`: by who configured the product, and not by what the tenant is. */
  | { outcome: 'notApplicable'; because: string; muted?: true };

export type Outcome = Verdict['outcome'];
