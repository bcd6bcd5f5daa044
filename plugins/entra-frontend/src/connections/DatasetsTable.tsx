import type { ConnectionReport } from '@entra-posture/core';
import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import styles from './PermissionsTable.module.css';

type Row = ConnectionReport['datasets'][number];

const stateNames: Record<Row['state'], string> = {
  complete: 'Complete',
  partial: 'Partly read',
  denied: 'Not permitted',
  unlicensed: 'No licence',
  roleMissing: 'Role missing',
  stale: 'Out of date',
  never: 'Not read yet',
};

const columns: ColumnConfig<Row>[] = [
  {
    id: 'title',
    label: 'Data',
    isRowHeader: true,
    minWidth: 220,
    cell: row => <CellText title={row.title} description={row.product} />,
  },
  {
    id: 'state',
    label: 'State',
    width: 150,
    cell: row => (
      <Cell>
        <span
          className={styles.granted}
          data-granted={String(row.state === 'complete' ? true : null)}
        >
          {row.progress ? 'Being read' : stateNames[row.state]}
        </span>
      </Cell>
    ),
  },
  {
    id: 'rows',
    label: 'Rows',
    width: 110,
    cell: row => (
      <CellText title={(row.progress?.rows ?? row.rows).toLocaleString('en')} />
    ),
  },
  {
    id: 'explanation',
    label: 'How complete',
    minWidth: 320,
    cell: row => (
      <Cell>
        <span className={styles.wrap}>
          {row.explanation}
          {row.fallback &&
            ` ${row.fallback.dataset} stands in; it loses ${row.fallback.loses}.`}
        </span>
      </Cell>
    ),
  },
];

/** Each dataset and how far it may be relied on. */
export function DatasetsTable({
  datasets,
}: {
  datasets: ConnectionReport['datasets'];
}) {
  return (
    <Table
      columnConfig={columns}
      data={datasets}
      pagination={{ type: 'none' }}
    />
  );
}
