import type { Dataset } from '../datasets/dataset';
import type { CollectionStore } from '../store/ports';
import { completenessAfterFailure, type Failure } from './outcome';

/**
 * Nothing of the tenant can be read any more, so nothing that was read may be relied on as if it were of today. Rows stay.
 * @returns how many datasets it concerned
 */
export async function setStale(
  store: Pick<CollectionStore, 'states' | 'setCompleteness'>,
  connectionId: string,
  datasets: readonly Dataset[],
  failure: Failure,
  now: string,
): Promise<number> {
  const states = await store.states(connectionId);
  const complete = states.filter(
    ({ completeness }) => completeness.state === 'complete',
  );
  let changed = 0;
  for (const { datasetId, completeness, sequence } of complete) {
    const dataset = datasets.find(({ id }) => id === datasetId);
    if (!dataset) continue;
    await store.setCompleteness(
      connectionId,
      datasetId,
      completenessAfterFailure(dataset, failure, {
        completeness,
        sequence,
        seen: 0,
      }),
      now,
    );
    changed += 1;
  }
  return changed;
}
