import type { PrivilegedAccessList } from '@entra-posture/core';
import { useCallback, useMemo } from 'react';
import { Known } from '../known/Known';
import { NamedColumn, NamedTable } from '../table/NamedTable';

type Role = PrivilegedAccessList['roles'][number];

const number = (value: number) => value.toLocaleString('en');
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
  const columns = useMemo<readonly NamedColumn<Role>[]>(
    () => [
      {
        id: 'label',
        label: 'Role',
        isRowHeader: true,
        cell: ({ role, label }) =>
          role === chosen ? (
            <strong>
              <bdi>{label}</bdi> (listed below)
            </strong>
          ) : (
            <bdi>{label}</bdi>
          ),
      },
      {
        id: 'tier',
        label: 'Tier',
        width: 'tiny',
        isNumber: true,
        cell: ({ tier }) => tier,
      },
      {
        id: 'active',
        label: 'Active',
        width: 'narrow',
        isNumber: true,
        cell: ({ active }) => number(active),
      },
      {
        id: 'permanent',
        label: 'Permanent',
        width: 'middle',
        isNumber: true,
        cell: ({ permanent }) =>
          permanent === null ? (
            <Known value={null}>Unknown</Known>
          ) : (
            number(permanent)
          ),
      },
      {
        id: 'eligible',
        label: 'Eligible',
        width: 'narrow',
        isNumber: true,
        cell: ({ eligible }) => number(eligible),
      },
    ],
    [chosen],
  );
  const open = useCallback(({ role }: Role) => onChoose(role), [onChoose]);
  return (
    <NamedTable
      name="Roles"
      columns={columns}
      rows={roles}
      keyOf={keyOf}
      onOpen={open}
    />
  );
}
