import type { Finding } from '../model';

/** Whom a finding may be of, where several are seen together. */
export interface Principal {
  kind: 'user' | 'servicePrincipal';
  id: string;
  label: string;
}

/** Findings of detections, by whom they touch; read by what is composed of them. */
export interface PartStore {
  /** Whom findings of these checks touch that a judgement saw since then; in the order of ids. */
  principals(
    connectionId: string,
    scope: { checks: readonly string[]; seenSince: string },
  ): Promise<Principal[]>;
  /** Open findings of these checks that touch a principal and tell when they happened, since then; by time. */
  of(
    connectionId: string,
    principal: Pick<Principal, 'kind' | 'id'>,
    scope: { checks: readonly string[]; happenedSince: string },
  ): Promise<(Finding & { eventAt: string })[]>;
}
