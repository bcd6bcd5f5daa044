import type {
  ConnectionReport,
  PrivilegedAccessList,
} from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { entraApiRef } from '../client/entraApiRef';
import { entityPath } from '../entity/entityPath';
import { Notices } from '../notice/Notices';
import { PagedTable } from '../pager/PagedTable';
import { PageAsk, usePages } from '../pager/usePages';
import { usePaths } from '../routing/paths';
import { useEntraTranslation } from '../translation';
import { isWithheld, WithheldNotice } from '../withheld/Withheld';
import { Escalations } from './Escalations';
import { HolderFilters } from './HolderFilters';
import { holderColumns } from './holderColumns';
import { holderFile } from './holderFile';
import { NoHolders } from './NoHolders';
import { Part } from './Part';
import type { PrivilegedAddress } from './privilegedAddress';
import { RolesTable } from './RolesTable';

type Holder = PrivilegedAccessList['items'][number];

const keyOf = ({ entity, role, assignment, through }: Holder) =>
  [entity, role, assignment, through?.entity ?? ''].join(' ');

/** Roles with their counts, who holds them, and who could come to hold them. */
export function PrivilegedAccess({
  connection: { id, sync },
  address,
  onChange,
}: {
  connection: ConnectionReport;
  address: PrivilegedAddress;
  onChange: (change: Partial<PrivilegedAddress>) => void;
}) {
  const { t } = useEntraTranslation();
  const { inventory } = useApi(entraApiRef);
  const { identities } = usePaths();
  const navigate = useNavigate();
  const { role, assignment, tier } = address;
  const input = { connection: id, role, assignment, tier };
  const ask: PageAsk<PrivilegedAccessList> = (page, signal) =>
    inventory.privilegedAccess({ ...input, ...page }, signal);
  const pages = usePages(JSON.stringify([input, sync.finishedAt]), ask);
  const { value, error } = pages;
  const columns = useMemo(() => holderColumns(t, id), [t, id]);
  const open = useCallback(
    ({ entity }: Holder) => navigate(entityPath(identities, id, entity)),
    [identities, id, navigate],
  );
  const choose = useCallback(
    (each: string) => onChange({ role: each }),
    [onChange],
  );
  return (
    <>
      {value && <Notices asOf={value.asOf} />}
      {value?.items.some(({ label }) => isWithheld(label)) && (
        <WithheldNotice />
      )}
      {(!error || value) && value?.roles.length !== 0 && (
        <Part title={t('privilegedAccess.roles.title')}>
          <RolesTable roles={value?.roles} chosen={role} onChoose={choose} />
        </Part>
      )}
      <Part title={t('privilegedAccess.holders.title')}>
        <PagedTable
          name={t('privilegedAccess.holders.list')}
          pages={pages}
          columns={columns}
          keyOf={keyOf}
          onOpen={open}
          notices={false}
          file={{
            what: 'privileged-access',
            connection: id,
            ask,
            columns: holderFile,
          }}
          filters={
            <HolderFilters
              roles={value?.roles ?? []}
              address={address}
              onChange={onChange}
            />
          }
          empty={<NoHolders address={address} onChange={onChange} />}
        />
      </Part>
      <Part title={t('privilegedAccess.escalation.title')}>
        <Escalations connection={id} finishedAt={sync.finishedAt} />
      </Part>
    </>
  );
}
