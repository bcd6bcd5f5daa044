import { type AsOf, cleanLabel } from '@entra-posture/core';
import type { Candidate, Suggestion } from './suggestMatches';

const CANDIDATES = 5;

export interface SuggestedMatches {
  asOf: AsOf;
  total: number;
  items: SuggestedMatch[];
  nextCursor?: string;
}

export interface SuggestedMatch extends Omit<Suggestion, 'candidates'> {
  /** How many there are; the first of them are listed. */
  candidateCount: number;
  candidates: {
    kind: Candidate['thing']['kind'];
    entity: string;
    label: string;
    appId?: string;
    createdAt?: string;
    reasons: Candidate['reasons'];
    annotation: Candidate['annotation'];
    others: number;
  }[];
}

export function shownOf({
  candidates,
  ...suggestion
}: Suggestion): SuggestedMatch {
  return {
    ...suggestion,
    candidateCount: candidates.length,
    candidates: candidates
      .slice(0, CANDIDATES)
      .map(({ thing, reasons, annotation, others }) => ({
        kind: thing.kind,
        entity: thing.id,
        label: cleanLabel(thing.name ?? thing.id),
        ...(thing.appId ? { appId: thing.appId } : {}),
        ...(thing.createdAt ? { createdAt: thing.createdAt } : {}),
        reasons,
        annotation,
        others,
      })),
  };
}
