import type { FindingExplanation, FindingsList } from '@entra-posture/core';
import type { FindingOptions } from '../client/findings';
import { asOf, findingItem } from './summary';

export function findingsList(change: Partial<FindingsList> = {}): FindingsList {
  return {
    asOf: asOf(),
    total: 1,
    states: { open: 1, acknowledged: 0, accepted: 0, snoozed: 0, resolved: 0 },
    items: [findingItem()],
    next: [],
    ...change,
  };
}

export function explanation(
  change: Partial<FindingExplanation> = {},
): FindingExplanation {
  return {
    asOf: asOf(),
    finding: findingItem(),
    decisions: {},
    history: {
      total: 1,
      items: [{ at: '2026-01-02T10:00:00Z', kind: 'opened' }],
    },
    whyItMatters: 'A policy that only reports stops nobody.',
    remedy: { links: [] },
    howToFix: ['Read the report-only results.', 'Turn the policy on.'],
    falsePositives: ['A roll-out that is under way.'],
    references: {
      mitre: ['T1078.004'],
      cis: ['5.2.2.1'],
      scuba: ['MS.AAD.1.1'],
      urls: ['https://learn.microsoft.com/entra/report-only'],
    },
    facts: [{ name: 'state', value: 'enabledForReportingButNotEnforced' }],
    affectedTotal: 2,
    affected: [
      {
        kind: 'conditionalAccessPolicy',
        entity: 'p1',
        label: 'Require MFA',
        facts: [{ name: 'modifiedDateTime', value: '2026-01-01' }],
      },
      { kind: 'user', entity: 'ada@contoso.example', label: 'Ada', facts: [] },
    ],
    ...change,
  };
}

export function findingOptions(
  change: Partial<FindingOptions> = {},
): FindingOptions {
  return {
    may: { decide: true },
    subject: 'user:default/ada',
    longestExceptionDays: 365,
    mostAtOnce: 500,
    formats: ['csv', 'json', 'ocsf', 'sarif'],
    ...change,
  };
}
