import type { Dataset } from '../datasets/dataset';
import type { DatasetId } from '../model';

/** A dataset that is read person by person. */
export type PerParent<K extends DatasetId = DatasetId> = Dataset<K> & {
  collect: Extract<Dataset['collect'], { kind: 'perParent' }>;
};

export function isPerParent<K extends DatasetId>(
  dataset: Dataset<K>,
): dataset is PerParent<K> {
  return dataset.collect.kind === 'perParent';
}
