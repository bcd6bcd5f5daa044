import type { ConnectionReport } from '@entra-posture/core';
import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import styles from './PermissionsTable.module.css';

type Permission = ConnectionReport['permissions'][number];
type Row = Permission & { id: string };

function grantedText({ granted, signInOnly }: Permission): string {
  if (granted === true) return 'Granted';
  if (granted === false) return 'Not granted';
  return signInOnly ? 'Sign-in only' : 'Not known';
}

const columns: ColumnConfig<Row>[] = [
  {
    id: 'permission',
    label: 'Permission',
    isRowHeader: true,
    minWidth: 280,
    cell: row => (
      <CellText
        title={row.permission}
        description={row.specification ? undefined : 'beyond the specification'}
      />
    ),
  },
  {
    id: 'usedBy',
    label: 'Used by',
    width: 120,
    cell: row => <CellText title={row.usedBy} />,
  },
  {
    id: 'granted',
    label: 'Granted',
    width: 150,
    cell: row => (
      <Cell>
        <span className={styles.granted} data-granted={String(row.granted)}>
          {grantedText(row)}
        </span>
      </Cell>
    ),
  },
  {
    id: 'justification',
    label: 'What for',
    minWidth: 320,
    cell: row => (
      <Cell>
        <span className={styles.wrap}>
          {[row.justification, row.note].filter(Boolean).join('. ')}
        </span>
      </Cell>
    ),
  },
];

/** Each permission, what it is for, and whether it is granted: yes, no, or nobody can say. */
export function PermissionsTable({
  permissions,
}: {
  permissions: ConnectionReport['permissions'];
}) {
  const data = useMemo(
    () => permissions.map(each => ({ ...each, id: each.permission })),
    [permissions],
  );
  return (
    <Table columnConfig={columns} data={data} pagination={{ type: 'none' }} />
  );
}
