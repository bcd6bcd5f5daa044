import { dataset, optionalDatasets } from '../datasets';
import { Completeness, DatasetId, explainCompleteness, Gap } from '../model';
import type { CheckResult } from '../store/ports';
import { checkTitle } from './items';
import { cleanLabel } from './label';
import type { QuestionContext } from './question';

/** Checks that could not be judged, each with the reasons, in sentences. */
export function unknownChecks(
  results: readonly CheckResult[],
  context: Pick<QuestionContext, 'catalogue'>,
): { check: string; title: string; because: string[] }[] {
  return results
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ checkId, detail }) => ({
      check: checkId,
      title: checkTitle(checkId, context),
      because: gapSentences(detail),
    }));
}

/** What of a verdict was not read, in sentences. */
export function gapSentences({ because }: CheckResult['detail']): string[] {
  return ((because as Gap[] | undefined) ?? []).map(
    ({ dataset: id, completeness }) =>
      cleanLabel(
        explainCompleteness(titleOf(id), withSwitch(id, completeness)),
        600,
      ),
  );
}

/** What is read only where it is asked for was not read because nobody asked: which switch does. */
function withSwitch(id: DatasetId, completeness: Completeness): Completeness {
  if (completeness.state !== 'never' || completeness.why) return completeness;
  return optionalDatasets.some(each => each.id === id)
    ? {
        ...completeness,
        why: `It is read once entra.signIns.${id.replace(/SignIns$/, '')} is on in the portal’s configuration.`,
      }
    : completeness;
}

function titleOf(id: DatasetId): string {
  return dataset(id)?.title ?? id;
}
