import type { AsOf, FindingItem, PostureSummary } from '@entra-posture/core';

export function asOf(change: Partial<AsOf> = {}): AsOf {
  return {
    connection: 'contoso',
    tenantId: '00000000-0000-0000-0000-00000000c0de',
    demo: false,
    syncedAt: '2026-01-31T11:00:00Z',
    incomplete: [],
    ...change,
  };
}

export function findingItem(change: Partial<FindingItem> = {}): FindingItem {
  return {
    finding: 'ca.report-only~1',
    check: 'ca.report-only',
    title: 'Policy only reports',
    severity: 'high',
    state: 'open',
    statement: 'A policy for all users only reports.',
    affected: 3,
    firstSeen: '2026-01-02T10:00:00Z',
    lastSeen: '2026-01-31T11:00:00Z',
    connection: 'contoso',
    version: 1,
    ...change,
  };
}

export function summary(change: Partial<PostureSummary> = {}): PostureSummary {
  return {
    asOf: asOf(),
    score: { value: 61.4, low: 48.2, high: 74.1 },
    trend: [
      { at: '2026-01-29T11:00:00Z', score: 55, low: 50, high: 80 },
      { at: '2026-01-30T11:00:00Z', score: 58, low: 46, high: 76 },
      { at: '2026-01-31T11:00:00Z', score: 61.4, low: 48.2, high: 74.1 },
    ],
    open: { critical: 1, high: 1200, medium: 3, low: 0, info: 0 },
    setAside: { accepted: 0, snoozed: 0 },
    areas: [
      {
        area: 'ca',
        title: 'Conditional Access',
        open: 1204,
        worst: 'critical',
        pass: 1,
        unknown: 2,
      },
      { area: 'guest', title: 'Guests', open: 0, pass: 3, unknown: 0 },
      {
        area: 'priv',
        title: 'Privileged access',
        open: 0,
        pass: 0,
        unknown: 5,
      },
    ],
    worst: [
      findingItem({ severity: 'critical', title: 'Legacy sign-in is open' }),
    ],
    fixes: [
      {
        check: 'ca.legacy-auth-open',
        title: 'Legacy sign-in is open',
        finding: 'ca.legacy-auth-open~1',
        severity: 'critical',
        open: 1,
        gain: 12.6,
        to: 74,
      },
    ],
    unknown: [
      {
        check: 'priv.ga-count',
        title: 'Too few or too many Global Administrators',
        because: [
          'Role assignments: not readable, Directory.Read.All is not granted. Grant it.',
        ],
      },
    ],
    counts: { users: 2000, groups: 1, servicePrincipals: 40, policies: 4 },
    next: [],
    ...change,
  };
}
