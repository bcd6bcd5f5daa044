import type { AsOf } from '@entra-posture/core';

export interface SuggestionsInput {
  connection: string;
  limit?: number;
  cursor?: string;
}

/** An app or a group that an entity of the catalog may be. */
export interface SuggestedCandidate {
  kind: 'application' | 'servicePrincipal' | 'group';
  entity: string;
  label: string;
  appId?: string;
  createdAt?: string;
  reasons: {
    by: 'clientId' | 'objectId' | 'groupId' | 'name';
    /** Where the entity has it: `metadata.name`, `link`, `annotation example.org/app`. */
    where: string;
  }[];
  annotation: { name: string; value: string };
  /** How many other entities it fits or is annotated at. */
  others: number;
}

export interface SuggestedMatch {
  entityRef: string;
  title?: string;
  owners: string[];
  /** One candidate, which fits no other entity. */
  only: boolean;
  /** How many there are; the first of them are listed. */
  candidateCount: number;
  candidates: SuggestedCandidate[];
}

/** What entities of the catalog may be in a tenant. */
export interface SuggestedMatches {
  asOf: AsOf;
  total: number;
  items: SuggestedMatch[];
  nextCursor?: string;
}

export interface SuggestionsApi {
  /** What entities of the catalog may be in a tenant. */
  suggestions(
    input: SuggestionsInput,
    signal?: AbortSignal,
  ): Promise<SuggestedMatches>;
}

/** @param get - gets an answer of the backend by its path */
export function suggestionsOf(
  get: (path: string, signal?: AbortSignal) => Promise<SuggestedMatches>,
): SuggestionsApi['suggestions'] {
  return ({ connection, limit, cursor }, signal) => {
    const search = new URLSearchParams({ connection });
    if (limit !== undefined) search.set('limit', String(limit));
    if (cursor !== undefined) search.set('cursor', cursor);
    return get(`v1/catalog/suggestions?${search}`, signal);
  };
}
