import type { Member } from './data/groups';
import type { LogRecord } from './data/log';
import type { GraphObject } from './data/shape';
import type { Fault } from './faults/fault';
import type { LoginControl } from './login/LoginControl';

export interface SeenRequest {
  method: string;
  path: string;
  status: number;
}

/** What a test or a person does to the tenant while it runs. */
export interface Control extends LoginControl {
  grant(permission: string): void;
  revoke(permission: string): void;
  granted(): string[];
  /** Service plans, such as `AAD_PREMIUM_P2`. */
  setLicences(plans: readonly string[]): void;
  setLatency(ms: number): void;
  failNext(fault: Fault): void;
  clearFaults(): void;
  /** Faults that were asked for and have not all happened yet. */
  pendingFaults(): readonly Fault[];
  /** Links given out so far are refused: page links, and delta links in one of the documented ways. */
  expireLinks(how?: 'gone' | 'syncStateNotFound'): void;
  update(kind: string, id: string, patch: Record<string, unknown>): void;
  add(kind: string, object: GraphObject): void;
  /** Happens in a log, such as `signIn`; nobody can read it before `visibleAt`. Times are milliseconds. */
  addRecord(kind: string, record: LogRecord): void;
  remove(kind: string, id: string, reason?: 'changed' | 'deleted'): void;
  changeMembers(
    group: string,
    members: { added?: Member[]; removed?: Member[] },
  ): void;
  /** `now` manages a person; without it nobody does any more, and `before` is who did. */
  setManager(user: string, manager: { now?: string; before?: string }): void;
  /** A token of a signed-in person, with scopes and directory roles (template ids). */
  delegatedToken(claims: {
    scopes: string[];
    roles: string[];
  }): Promise<string>;
  /** The last thousand requests to Graph, oldest first. */
  requests(): readonly SeenRequest[];
  requestCount(): number;
}
