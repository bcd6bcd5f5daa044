import type { CaPerson, ConditionalAccessPolicy } from '@entra-posture/core';

const policyCount = 200;
export const apps = Array.from({ length: 50 }, (_, n) => `app${n}`);
export const namedLocations = Array.from({ length: 20 }, (_, n) => ({
  id: `place${n}`,
  isTrusted: n % 4 === 0,
  ipRanges: [{ cidrAddress: `10.${n}.0.0/16` }],
}));

/** A large tenant's set: a few policies for everyone, the rest for a group, an app or a place each. */
export function policies(count = policyCount): ConditionalAccessPolicy[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `policy${n}`,
    displayName: `policy${n}`,
    state: n % 10 === 9 ? 'enabledForReportingButNotEnforced' : 'enabled',
    conditions: {
      users:
        n < 5
          ? { includeUsers: ['All'], excludeGroups: ['group1', `group${n}`] }
          : { includeGroups: [`group${n % 60}`] },
      applications:
        n < 5
          ? {
              includeApplications: ['All'],
              excludeApplications: [apps[0], apps[n]],
            }
          : { includeApplications: [apps[n % 50]] },
      clientAppTypes: ['all'],
      ...(n % 3 === 0 && n > 5
        ? {
            locations: {
              includeLocations: ['All'],
              excludeLocations: [`place${n % 20}`],
            },
          }
        : {}),
    },
    grantControls: {
      operator: 'OR',
      builtInControls: [n % 4 === 3 ? 'compliantDevice' : 'mfa'],
    },
  }));
}

export function people(count: number): CaPerson[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `person${n}`,
    groups: [`group${n % 60}`, `group${(n * 7) % 40}`, `unit${n % 500}`],
    roles: [],
  }));
}
