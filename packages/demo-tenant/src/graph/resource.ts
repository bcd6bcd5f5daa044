import type { Log } from '../data/log';
import type { Membership } from '../data/groups';
import type { TenantData } from '../data/tenantData';
import type { GraphObject, Source } from '../data/shape';
import type { AccessRule } from './access';
import type { FilterOperator } from './filter';
import type { QueryRules } from './query';
import type { ThrottleClass } from './throttle';

/** One address of Graph: who may read it, what it costs, what it takes, and where its objects are. */
export interface Resource {
  path: string;
  /** Absent: v1.0. */
  version?: 'beta';
  access: AccessRule;
  /** For a signed-in person, where that differs. */
  delegated?: AccessRule;
  /** Objects of this address come without an id. */
  withoutId?: boolean;
  /** What an expansion needs, where that differs; by the name of the navigation. */
  expandAccess?: Readonly<Record<string, AccessRule>>;
  throttle: ThrottleClass;
  /** Resource units without `$select`, which saves one. */
  cost: number;
  query: QueryRules;
  filters?: Readonly<Record<string, readonly FilterOperator[]>>;
  /** What comes without `$select`; absent: everything. */
  defaults?: readonly string[];
  /** Selecting one of these narrows the page and changes the quota and the permission. */
  costly?: {
    property: string;
    page: number;
    throttle: ThrottleClass;
    access: AccessRule;
  };
  source:
    | {
        kind: 'list';
        of(data: TenantData): Source;
        without?(licensed: ReadonlySet<string>): boolean;
      }
    | {
        kind: 'delta';
        of(data: TenantData): Source;
        relations?(data: TenantData): Membership;
        /** Who manages a person by its planted index. */
        manager?(data: TenantData): (index: number) => string | undefined;
      }
    | { kind: 'single'; of(data: TenantData): GraphObject }
    | { kind: 'collectionOfOne'; of(data: TenantData): GraphObject }
    | {
        kind: 'log';
        of(data: TenantData, filter?: string): Log;
        timestamp: string;
      };
}
