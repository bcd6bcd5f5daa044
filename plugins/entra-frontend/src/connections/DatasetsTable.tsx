import type { ConnectionReport } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { Known } from '../known/Known';
import { NamedColumn, NamedTable } from '../table/NamedTable';
import { Sentence } from '../time/Sentence';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import { progressWords } from './progressWords';

type Dataset = ConnectionReport['datasets'][number];

/** Complete, or refused for a reason; everything between is not known. */
function known(state: Dataset['state']): boolean | null {
  if (state === 'complete') return true;
  return ['denied', 'unlicensed', 'roleMissing'].includes(state) ? false : null;
}

/** The row says already of what it is. */
function withoutTitle(explanation: string, title: string): string {
  const rest = explanation.startsWith(`${title}: `)
    ? explanation.slice(title.length + 2)
    : explanation;
  return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}

const columnsOf = (t: EntraTranslate): readonly NamedColumn<Dataset>[] => [
  {
    id: 'title',
    label: t('connections.data.column.data'),
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
    label: t('connections.data.column.state'),
    width: 'middle',
    cell: ({ state, progress }) => (
      <>
        <Known value={known(state)}>
          {t(`connections.data.state.${state}`)}
        </Known>
        {progress && (
          <Text as="p" variant="body-small" color="secondary">
            {t('connections.data.beingRead', {
              progress: progressWords(progress, new Date(), t).join('; '),
            })}
          </Text>
        )}
      </>
    ),
  },
  {
    id: 'rows',
    label: t('connections.data.column.rows'),
    width: 'narrow',
    isNumber: true,
    cell: ({ rows }) => t('table.number', { value: rows }),
  },
  {
    id: 'explanation',
    label: t('connections.data.column.explanation'),
    cell: ({ title, explanation, fallback }) => (
      <>
        <Text as="p">
          <Sentence text={withoutTitle(explanation, title)} />
        </Text>
        {fallback && (
          <Text as="p" variant="body-small" color="secondary">
            {t('connections.data.instead', {
              title: fallback.title,
              loses: fallback.loses,
            })}
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
  const { t } = useEntraTranslation();
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <NamedTable
      name={t('connections.data.table', { title })}
      columns={columns}
      rows={datasets}
      keyOf={keyOf}
    />
  );
}
