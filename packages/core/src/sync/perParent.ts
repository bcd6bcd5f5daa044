import type { Dataset } from '../datasets/dataset';
import type { DatasetId, Row } from '../model';

/** A dataset that is read person by person, or site by site. */
export type PerParent<K extends DatasetId = DatasetId> = Dataset<K> & {
  collect: Extract<Dataset['collect'], { kind: 'perParent' }>;
};

export function isPerParent<K extends DatasetId>(
  dataset: Dataset<K>,
): dataset is PerParent<K> {
  return dataset.collect.kind === 'perParent';
}

/** Whether this row of the dataset that it is read by is asked. */
export function isParent({ collect }: PerParent, row: Row): boolean {
  return (collect.isParent as (parent: Row) => boolean)(row);
}
