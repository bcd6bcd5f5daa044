import type {
  ConnectionReport,
  IdentitiesList,
  IdentityItem,
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
import { columnsOf } from './columns';
import { IdentitiesFilters } from './IdentitiesFilters';
import { IdentityAddress, inputOf } from './identityAddress';
import { identityFile } from './identityFile';
import { IdentityTotals } from './IdentityTotals';
import { NoIdentities } from './NoIdentities';
import { UnknownActivity } from './UnknownActivity';

const keyOf = ({ kind, entity }: IdentityItem) => `${kind} ${entity}`;

/** What there is of everything, the filters, and one page of what fits them. */
export function Inventory({
  connection: { id, sync },
  address,
  onChange,
}: {
  connection: ConnectionReport;
  address: IdentityAddress;
  onChange: (change: Partial<IdentityAddress>) => void;
}) {
  const { t } = useEntraTranslation();
  const { inventory } = useApi(entraApiRef);
  const { identities } = usePaths();
  const navigate = useNavigate();
  const input = { ...inputOf(address), connection: id };
  const ask: PageAsk<IdentitiesList> = (page, signal) =>
    inventory.identities({ ...input, ...page }, signal);
  const pages = usePages(JSON.stringify([input, sync.finishedAt]), ask);
  const { value } = pages;
  const columns = useMemo(() => columnsOf(id, t), [id, t]);
  const open = useCallback(
    ({ entity }: IdentityItem) => navigate(entityPath(identities, id, entity)),
    [identities, id, navigate],
  );
  const hidden = Boolean(value?.items.some(({ label }) => isWithheld(label)));
  return (
    <>
      {value && <Notices asOf={value.asOf} />}
      {hidden && <WithheldNotice />}
      {value && <IdentityTotals totals={value.totals} address={address} />}
      <PagedTable
        name={t('identities.table')}
        pages={pages}
        columns={columns}
        keyOf={keyOf}
        onOpen={open}
        notices={false}
        file={{
          what: 'identities',
          connection: id,
          ask,
          columns: identityFile,
        }}
        filters={
          <>
            <IdentitiesFilters
              address={address}
              onChange={onChange}
              mayNotSearch={hidden}
            />
            <UnknownActivity
              connection={id}
              finishedAt={sync.finishedAt}
              address={address}
            />
          </>
        }
        empty={<NoIdentities address={address} onChange={onChange} />}
      />
    </>
  );
}
