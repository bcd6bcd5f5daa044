import type { SuggestedCandidate, SuggestedMatch } from '../client/suggestions';

const same: Record<SuggestedCandidate['reasons'][number]['by'], string> = {
  clientId: 'Its client id',
  objectId: 'Its object id',
  groupId: 'Its object id',
  name: 'Its name',
};

export function reasonText({
  by,
  where,
}: SuggestedCandidate['reasons'][number]): string {
  const at = where === 'link' ? 'a link' : where.replace(/^annotation /, '');
  return by === 'name'
    ? `${same[by]} is that of ${at}.`
    : `${same[by]} is in ${at}${where.startsWith('annotation ') ? ' (annotation)' : ''}.`;
}

/** Why somebody has to know which one is meant; undefined where there is no choice. */
export function contested({
  only,
  candidateCount,
}: SuggestedMatch): string | undefined {
  if (only) return undefined;
  return candidateCount > 1
    ? `One of ${candidateCount.toLocaleString('en')}`
    : 'Fits other entities too';
}
