import type { ConnectionReport } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { Known } from '../known/Known';
import { NamedColumn, NamedTable } from '../table/NamedTable';
import { progressWords } from './progressWords';

type Dataset = ConnectionReport['datasets'][number];

const stateNames: Record<Dataset['state'], string> = {
  complete: 'Complete',
  partial: 'Partly read',
  denied: 'Not permitted',
  unlicensed: 'No licence',
  roleMissing: 'Role missing',
  stale: 'Out of date',
  never: 'Not read yet',
};

/** Complete, or refused for a reason; everything between is not known. */
function known(state: Dataset['state']): boolean | null {
  if (state === 'complete') return true;
  return ['denied', 'unlicensed', 'roleMissing'].includes(state) ? false : null;
}

const columns: readonly NamedColumn<Dataset>[] = [
  {
    id: 'title',
    label: 'Data',
    isRowHeader: true,
    cell: ({ title, product }) => (
      <>
        <Text as="p" weight="bold">
          {title}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {product}
        </Text>
      </>
    ),
  },
  {
    id: 'state',
    label: 'State',
    width: 'middle',
    cell: ({ state, progress }) => (
      <>
        <Known value={known(state)}>{stateNames[state]}</Known>
        {progress && (
          <Text as="p" variant="body-small" color="secondary">
            Being read: {progressWords(progress, new Date()).join('; ')}
          </Text>
        )}
      </>
    ),
  },
  {
    id: 'rows',
    label: 'Rows',
    width: 'narrow',
    isNumber: true,
    cell: ({ rows }) => rows.toLocaleString('en'),
  },
  {
    id: 'explanation',
    label: 'How complete',
    cell: ({ explanation, fallback }) => (
      <>
        <Text as="p">{explanation}</Text>
        {fallback && (
          <Text as="p" variant="body-small" color="secondary">
            Instead: {fallback.title}, which loses {fallback.loses}.
          </Text>
        )}
      </>
    ),
  },
];

const keyOf = ({ id }: Dataset) => id;

/** Each dataset and how far it may be relied on. */
export function DatasetsTable({
  title,
  datasets,
}: {
  title: string;
  datasets: ConnectionReport['datasets'];
}) {
  return (
    <NamedTable
      name={`Data of ${title}`}
      columns={columns}
      rows={datasets}
      keyOf={keyOf}
    />
  );
}
