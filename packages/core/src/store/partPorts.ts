import type { Finding } from '../model';

/** Whom a finding may be of, where several are seen together. */
export interface Principal {
  kind: 'user' | 'servicePrincipal';
  id: string;
  label: string;
}

/** A finding as it touches one principal. */
export interface PartFinding extends Finding {
  eventAt: string;
  /** What the finding tells of the principal. */
  own: Record<string, unknown>;
}

/** Findings of detections, by whom they touch; read by what is composed of them. */
export interface PartStore {
  /** Whom findings of these checks touch that a judgement saw or resolved since then; in the order of ids. */
  principals(
    connectionId: string,
    scope: { checks: readonly string[]; seenSince: string },
  ): Promise<Principal[]>;
  /** Open findings of these checks that touch a principal and tell when they happened, since then; by time. */
  of(
    connectionId: string,
    principal: Pick<Principal, 'kind' | 'id'>,
    scope: { checks: readonly string[]; happenedSince: string },
  ): Promise<PartFinding[]>;
  /** Notes of which findings a chain is made, and no longer is. The chain is named by its check and key. */
  join(
    connectionId: string,
    chain: { checkId: string; key: string },
    parts: readonly string[],
  ): Promise<void>;
}
