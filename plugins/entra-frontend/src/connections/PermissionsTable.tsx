import type { ConnectionReport } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { Known } from '../known/Known';
import { NamedColumn, NamedTable } from '../table/NamedTable';
import { useEntraTranslation, type EntraTranslate } from '../translation';

type Row = ConnectionReport['permissions'][number] & {
  opens: string;
  /** Something that it opens is not read whole. */
  isMissed: boolean;
};

/** A permission that no data needs, or whose data others open, is missed by nobody: its absence is no fault. */
function Granted({ permission }: { permission: Row }) {
  const { t } = useEntraTranslation();
  const { granted, signInOnly, datasets, isMissed } = permission;
  if (granted === true)
    return <Known value>{t('connections.permissions.granted.yes')}</Known>;
  if (signInOnly)
    return (
      <Known value="unused">
        {t('connections.permissions.granted.signInOnly')}
      </Known>
    );
  if (!datasets.length)
    return (
      <Known value="unused">
        {t('connections.permissions.granted.notUsed')}
      </Known>
    );
  if (granted === false && !isMissed)
    return (
      <Known value="unused">
        {t('connections.permissions.granted.notNeeded')}
      </Known>
    );
  if (granted === false)
    return (
      <Known value={false}>{t('connections.permissions.granted.no')}</Known>
    );
  return (
    <Known value={null}>{t('connections.permissions.granted.unknown')}</Known>
  );
}

const columnsOf = (t: EntraTranslate): readonly NamedColumn<Row>[] => [
  {
    id: 'permission',
    label: t('connections.permissions.column.permission'),
    isRowHeader: true,
    cell: ({ permission, specification }) => (
      <>
        <Text as="p" weight="bold">
          {permission}
        </Text>
        {!specification && (
          <Text as="p" variant="body-small" color="secondary">
            {t('connections.permissions.fuller')}
          </Text>
        )}
      </>
    ),
  },
  {
    id: 'granted',
    label: t('connections.permissions.column.granted'),
    width: 'middle',
    cell: permission => <Granted permission={permission} />,
  },
  {
    id: 'usedBy',
    label: t('connections.permissions.column.usedBy'),
    width: 'narrow',
    cell: ({ usedBy }) => usedBy,
  },
  {
    id: 'justification',
    label: t('connections.permissions.column.justification'),
    cell: ({ justification, note }) =>
      [justification, note].filter(Boolean).join('. '),
  },
  {
    id: 'datasets',
    label: t('connections.permissions.column.datasets'),
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
  const { t } = useEntraTranslation();
  const columns = useMemo(() => columnsOf(t), [t]);
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
      name={t('connections.permissions.table', { title })}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
    />
  );
}
