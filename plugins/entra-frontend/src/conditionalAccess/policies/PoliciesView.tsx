import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { useCallback } from 'react';
import { entraApiRef } from '../../client/entraApiRef';
import { Notices } from '../../notice/Notices';
import { PagedList } from '../../pager/PagedList';
import { usePages } from '../../pager/usePages';
import { useEntraTranslation } from '../../translation';
import { PoliciesUnreadable, policiesUnread } from '../PoliciesUnreadable';
import type { CaViewProps } from '../useCaAddress';
import { PoliciesTable } from './PoliciesTable';
import { NoPolicies } from './NoPolicies';
import { PolicyDrawer } from './PolicyDrawer';
import { PolicyFilters } from './PolicyFilters';

/** The policies, each in one line of plain words. */
export function PoliciesView({ connection, address, onChange }: CaViewProps) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { state, query } = address;
  const input = { connection: connection.id, state, query };
  const pages = usePages(
    JSON.stringify([input, connection.sync.finishedAt]),
    (page, signal) => api.caPolicies({ ...input, ...page }, signal),
  );
  const { value } = pages;
  const open = useCallback(
    (policy: string) => onChange({ policy }),
    [onChange],
  );
  const close = useCallback(
    () => onChange({ policy: undefined, assume: undefined }),
    [onChange],
  );
  const isUnreadable = policiesUnread(connection);

  return (
    <Flex direction="column" gap="4" pt="4">
      {isUnreadable && value && (
        <PoliciesUnreadable
          connection={connection}
          asOf={value.asOf}
          because={[]}
        />
      )}
      {value && !isUnreadable && <Notices asOf={value.asOf} />}
      {value?.securityDefaults && (
        <Text as="p">{t('conditionalAccess.policies.defaults')}</Text>
      )}
      {!isUnreadable && (
        <>
          <PolicyFilters address={address} onChange={onChange} />
          <PagedList
            name={t('conditionalAccess.policies.list')}
            pages={pages}
            empty={<NoPolicies address={address} onChange={onChange} />}
          >
            {(page, isStale) => (
              <PoliciesTable
                items={page?.items}
                isStale={isStale}
                onOpen={open}
              />
            )}
          </PagedList>
        </>
      )}
      {address.policy && (
        <PolicyDrawer
          key={address.policy}
          connection={connection}
          policy={address.policy}
          assume={address.assume}
          shown={value?.items}
          onAssume={assume => onChange({ assume })}
          onClose={close}
        />
      )}
    </Flex>
  );
}
