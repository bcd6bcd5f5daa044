import type { SuggestedCandidate, SuggestedMatch } from '../client/suggestions';
import type { EntraTranslate } from '../translation';

const ANNOTATION = 'annotation ';

export function reasonText(
  t: EntraTranslate,
  { by, where }: SuggestedCandidate['reasons'][number],
): string {
  const what = by === 'groupId' ? 'objectId' : by;
  if (where === 'link') return t(`apps.suggestions.reason.${what}.link`);
  return where.startsWith(ANNOTATION)
    ? t(`apps.suggestions.reason.${what}.annotation`, {
        where: where.slice(ANNOTATION.length),
      })
    : t(`apps.suggestions.reason.${what}.other`, { where });
}

/** Why somebody has to know which one is meant; undefined where there is no choice. */
export function contested(
  t: EntraTranslate,
  { only, candidateCount }: SuggestedMatch,
): string | undefined {
  if (only) return undefined;
  return candidateCount > 1
    ? t('apps.suggestions.oneOf', { candidates: candidateCount })
    : t('apps.suggestions.fitsOthers');
}
