import type { PrivilegedAccessList } from '@entra-posture/core';
import { useCallback, useMemo } from 'react';
import { Known } from '../known/Known';
import { NamedColumn, NamedTable } from '../table/NamedTable';
import { useEntraTranslation } from '../translation';

type Role = PrivilegedAccessList['roles'][number];

const keyOf = ({ role }: Role) => role;

/** Each role that somebody holds, with how many do; opening one lists just them. */
export function RolesTable({
  roles,
  chosen,
  onChoose,
}: {
  /** Absent while nothing is there yet. */
  roles?: PrivilegedAccessList['roles'];
  chosen?: string;
  onChoose: (role: string) => void;
}) {
  const { t } = useEntraTranslation();
  const columns = useMemo<readonly NamedColumn<Role>[]>(
    () => [
      {
        id: 'label',
        label: t('privilegedAccess.roles.column.role'),
        isRowHeader: true,
        cell: ({ role, label }) =>
          role === chosen ? (
            <strong>
              {t('privilegedAccess.roles.listedBelow', {
                role: <bdi>{label}</bdi>,
              })}
            </strong>
          ) : (
            <bdi>{label}</bdi>
          ),
      },
      {
        id: 'tier',
        label: t('privilegedAccess.roles.column.tier'),
        width: 'tiny',
        isNumber: true,
        cell: ({ tier }) => tier,
      },
      {
        id: 'active',
        label: t('privilegedAccess.roles.column.active'),
        width: 'narrow',
        isNumber: true,
        cell: ({ active }) => t('table.number', { value: active }),
      },
      {
        id: 'permanent',
        label: t('privilegedAccess.roles.column.permanent'),
        width: 'middle',
        isNumber: true,
        cell: ({ permanent }) =>
          permanent === null ? (
            <Known value={null}>{t('privilegedAccess.roles.unknown')}</Known>
          ) : (
            t('table.number', { value: permanent })
          ),
      },
      {
        id: 'eligible',
        label: t('privilegedAccess.roles.column.eligible'),
        width: 'narrow',
        isNumber: true,
        cell: ({ eligible }) => t('table.number', { value: eligible }),
      },
    ],
    [t, chosen],
  );
  const open = useCallback(({ role }: Role) => onChoose(role), [onChoose]);
  return (
    <NamedTable
      name={t('privilegedAccess.roles.title')}
      columns={columns}
      rows={roles}
      keyOf={keyOf}
      onOpen={open}
    />
  );
}
