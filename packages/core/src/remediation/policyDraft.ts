import type { ConditionalAccessPolicy } from '../model';

/** Who is left out of every policy: accounts and groups for emergencies, as they are declared. Object ids. */
export interface LeftOut {
  users: readonly string[];
  groups: readonly string[];
}

/**
 * A policy to begin with, in the shape that Graph takes and the portal imports. It only reports: whoever enables it has
 * looked at what it would have done.
 *
 * @see https://learn.microsoft.com/graph/api/conditionalaccessroot-post-policies
 */
export type PolicyDraft = Omit<ConditionalAccessPolicy, 'id'> & {
  displayName: string;
  state: 'enabledForReportingButNotEnforced';
};

export interface DraftParts {
  displayName: string;
  /** Who; all users when left out. */
  users?: Record<string, unknown>;
  /** What; all resources when left out. */
  applications?: Record<string, unknown>;
  conditions?: Record<string, unknown>;
  grant?: {
    operator?: 'AND' | 'OR';
    builtInControls?: string[];
    authenticationStrength?: { id: string };
  };
  session?: Record<string, unknown>;
}

export function policyDraft(
  { displayName, users, applications, conditions, grant, session }: DraftParts,
  leftOut: LeftOut,
): PolicyDraft {
  return {
    displayName,
    state: 'enabledForReportingButNotEnforced',
    conditions: {
      users: {
        ...(users ?? { includeUsers: ['All'] }),
        ...(leftOut.users.length ? { excludeUsers: [...leftOut.users] } : {}),
        ...(leftOut.groups.length
          ? { excludeGroups: [...leftOut.groups] }
          : {}),
      },
      applications: applications ?? { includeApplications: ['All'] },
      clientAppTypes: ['all'],
      ...conditions,
    },
    grantControls: grant
      ? {
          operator: grant.operator ?? 'OR',
          builtInControls: grant.builtInControls ?? [],
          ...(grant.authenticationStrength
            ? { authenticationStrength: grant.authenticationStrength }
            : {}),
        }
      : null,
    ...(session ? { sessionControls: session } : {}),
  } as PolicyDraft;
}
