import type {
  AppCredentialRestriction,
  AppManagementConfiguration,
  DefaultAppManagementPolicy,
} from '../../model';
import { hoursOf } from '../hoursOf';

/** Graph's names of what can be restricted; each is at most once in a policy. */
export type RestrictionType =
  | 'passwordAddition'
  | 'customPasswordAddition'
  | 'passwordLifetime'
  | 'asymmetricKeyLifetime';

/**
 * Apps that are registered in the tenant, and those that come from other tenants.
 *
 * @see https://learn.microsoft.com/graph/api/resources/applicationauthenticationmethodpolicy
 */
export const scopes = {
  applicationRestrictions: 'apps of this tenant',
  servicePrincipalRestrictions: 'apps of other tenants',
} as const;
export type RestrictionScope = keyof typeof scopes;

/**
 * A service principal whose time is not known counts as one of this day.
 *
 * @see https://learn.microsoft.com/graph/api/appmanagementpolicy-post
 */
const UNDATED = Date.parse('2019-01-01T00:00:00Z');

export interface Restricted {
  /** Undefined: Microsoft did not send what tells it. */
  holds: boolean | undefined;
  /** Why it does not hold, in words. */
  why: string;
  sent: AppCredentialRestriction | null;
}

/** What a policy that is on asks of the credentials of one kind of apps. */
export class CredentialRestrictions {
  constructor(
    private readonly policy: DefaultAppManagementPolicy,
    private readonly tenantCreated: number | undefined,
  ) {}

  /** Whether a restriction holds for every app, with a lifetime of so many days or fewer where it is one. */
  of(
    scope: RestrictionScope,
    type: RestrictionType,
    longestDays?: number,
  ): Restricted {
    const list = listOf(this.policy[scope], type);
    const found = list?.find(({ restrictionType }) => restrictionType === type);
    if (!found)
      return { holds: list && false, why: 'not restricted', sent: null };
    return { ...this.judge(scope, found, longestDays), sent: found };
  }

  private judge(
    scope: RestrictionScope,
    {
      state,
      maxLifetime,
      restrictForAppsCreatedAfterDateTime: after,
    }: AppCredentialRestriction,
    longestDays: number | undefined,
  ): Pick<Restricted, 'holds' | 'why'> {
    if (state === 'disabled') return { holds: false, why: 'not restricted' };
    const days =
      longestDays === undefined ? 0 : (hoursOf(maxLifetime) ?? NaN) / 24;
    if (longestDays !== undefined && days > longestDays)
      return { holds: false, why: `up to ${Math.round(days)} days` };
    const all = this.isForAll(scope, after);
    if (all === false)
      return {
        holds: false,
        why: `restricted only where created after ${after?.slice(0, 10)}`,
      };
    const understood = state === 'enabled' && !Number.isNaN(days) && all;
    return { holds: understood || undefined, why: '' };
  }

  /** No app is older than its tenant, so that a date before the tenant leaves none out. */
  private isForAll(
    scope: RestrictionScope,
    after: string | null | undefined,
  ): boolean | undefined {
    if (after === null) return true;
    const time = Date.parse(after ?? '');
    if (Number.isNaN(time)) return undefined;
    // Graph writes "for all" as the first day of the year 1.
    if (time <= Date.parse('0001-01-01T00:00:00Z')) return true;
    if (this.tenantCreated === undefined) return undefined;
    const oldest =
      scope === 'applicationRestrictions'
        ? this.tenantCreated
        : Math.min(this.tenantCreated, UNDATED);
    return time <= oldest;
  }
}

function listOf(
  configuration: AppManagementConfiguration | null | undefined,
  type: RestrictionType,
): AppCredentialRestriction[] | undefined {
  const list =
    type === 'asymmetricKeyLifetime'
      ? configuration?.keyCredentials
      : configuration?.passwordCredentials;
  return list ?? undefined;
}
