import type { FindingItem } from '@entra-posture/core';
import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import { SeverityMark } from '../severity/SeverityMark';
import { When } from '../time/When';
import { areaOf } from './areaNames';
import styles from './FindingsTable.module.css';

type Row = FindingItem & { id: string };

const columns: ColumnConfig<Row>[] = [
  {
    id: 'severity',
    label: 'Severity',
    width: 130,
    cell: row => (
      <Cell>
        <SeverityMark severity={row.severity} />
      </Cell>
    ),
  },
  {
    id: 'title',
    label: 'Finding',
    isRowHeader: true,
    minWidth: 260,
    cell: row => <CellText title={row.title} description={row.statement} />,
  },
  {
    id: 'area',
    label: 'Area',
    width: 190,
    cell: row => <CellText title={areaOf(row.check)} />,
  },
  {
    id: 'affected',
    label: 'Affected',
    width: 100,
    cell: row => (
      <CellText
        title={row.affected.toLocaleString('en')}
        className={styles.number}
      />
    ),
  },
  {
    id: 'firstSeen',
    label: 'First seen',
    width: 130,
    cell: row => (
      <Cell>
        <When at={row.firstSeen} />
      </Cell>
    ),
  },
  {
    id: 'lastSeen',
    label: 'Last seen',
    width: 130,
    cell: row => (
      <Cell>
        <When at={row.lastSeen} />
      </Cell>
    ),
  },
];

/** One page of findings; there is never more than a page in the document, however many there are. */
export function FindingsTable({
  items,
  isPending,
  isStale,
  onOpen,
}: {
  items?: FindingItem[];
  isPending: boolean;
  isStale: boolean;
  onOpen: (finding: string) => void;
}) {
  const data = useMemo(
    () => items?.map(item => ({ ...item, id: item.finding })),
    [items],
  );
  return (
    <Table
      columnConfig={columns}
      data={data}
      isPending={isPending}
      isStale={isStale}
      pagination={{ type: 'none' }}
      rowConfig={{ onClick: row => onOpen(row.finding) }}
    />
  );
}
