import type { EntraTranslate } from '../../translation';

const results = [
  'reportOnlySuccess',
  'reportOnlyInterrupted',
  'reportOnlyFailure',
] as const;

/**
 * What Graph calls the outcome of a policy that only reports, in words; one that this version does not know keeps its name.
 *
 * @see https://learn.microsoft.com/graph/api/resources/appliedconditionalaccesspolicy
 */
export function reportOnlyResult(t: EntraTranslate, result: string): string {
  const known = results.find(each => each === result);
  return known
    ? t(`conditionalAccess.whatIf.reportOnly.result.${known}`)
    : result;
}
