import type { ConnectionReport } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { Known } from '../known/Known';
import { NamedColumn, NamedTable } from '../table/NamedTable';

type Row = ConnectionReport['permissions'][number] & {
  opens: string;
  /** Something that it opens is not read whole. */
  isMissed: boolean;
};

/** A permission that no data needs, or whose data others open, is missed by nobody: its absence is no fault. */
function Granted({ permission }: { permission: Row }) {
  const { granted, signInOnly, datasets, isMissed } = permission;
  if (granted === true) return <Known value>Granted</Known>;
  if (signInOnly) return <Known value="unused">For sign-in only</Known>;
  if (!datasets.length) return <Known value="unused">Not used</Known>;
  if (granted === false && !isMissed)
    return <Known value="unused">Not needed</Known>;
  if (granted === false) return <Known value={false}>Not granted</Known>;
  return <Known value={null}>Not known yet</Known>;
}

const columns: readonly NamedColumn<Row>[] = [
  {
    id: 'permission',
    label: 'Permission',
    isRowHeader: true,
    cell: ({ permission, specification }) => (
      <>
        <Text as="p" weight="bold">
          {permission}
        </Text>
        {!specification && (
          <Text as="p" variant="body-small" color="secondary">
            beyond the fifteen: a fuller source
          </Text>
        )}
      </>
    ),
  },
  {
    id: 'usedBy',
    label: 'Used by',
    width: 'narrow',
    cell: ({ usedBy }) => usedBy,
  },
  {
    id: 'granted',
    label: 'Granted',
    width: 'middle',
    cell: permission => <Granted permission={permission} />,
  },
  {
    id: 'justification',
    label: 'What for',
    cell: ({ justification, note }) =>
      [justification, note].filter(Boolean).join('. '),
  },
  {
    id: 'datasets',
    label: 'Opens',
    width: 'middle',
    cell: ({ opens }) => opens || '–',
  },
];

const keyOf = ({ permission }: Row) => permission;

/** Each permission, what it is for, and whether it is granted: yes, no, or nobody can say. */
export function PermissionsTable({
  title,
  permissions,
  datasets,
}: {
  title: string;
  permissions: ConnectionReport['permissions'];
  datasets: ConnectionReport['datasets'];
}) {
  const rows = useMemo(() => {
    const byId = new Map(datasets.map(each => [each.id, each]));
    return permissions.map(each => ({
      ...each,
      opens: each.datasets.map(id => byId.get(id)?.title ?? id).join(', '),
      isMissed: each.datasets.some(id => byId.get(id)?.state !== 'complete'),
    }));
  }, [permissions, datasets]);
  return (
    <NamedTable
      name={`Permissions of ${title}`}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
    />
  );
}
