import type {
  SuggestedCandidate,
  SuggestedMatch,
  SuggestedMatches,
} from '../client/suggestions';
import { asOf } from './summary';

export function candidate(
  change: Partial<SuggestedCandidate> = {},
): SuggestedCandidate {
  return {
    kind: 'application',
    entity: 'app1',
    label: 'Payroll API',
    appId: '00000000-0000-0000-0000-00000000c11e',
    createdAt: '2025-04-01T10:00:00Z',
    reasons: [{ by: 'name', where: 'metadata.name' }],
    annotation: {
      name: 'graph.microsoft.com/app-id',
      value: '00000000-0000-0000-0000-00000000c11e',
    },
    others: 0,
    ...change,
  };
}

export function suggestedMatch(
  change: Partial<SuggestedMatch> = {},
): SuggestedMatch {
  return {
    entityRef: 'component:default/payroll-api',
    owners: ['group:default/payments'],
    only: true,
    candidateCount: 1,
    candidates: [candidate()],
    ...change,
  };
}

export function suggestedMatches(
  change: Partial<SuggestedMatches> = {},
): SuggestedMatches {
  return { asOf: asOf(), total: 1, items: [suggestedMatch()], ...change };
}
