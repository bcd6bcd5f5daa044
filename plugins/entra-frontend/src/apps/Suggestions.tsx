import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import type { SuggestedMatch } from '../client/suggestions';
import { PagedTable } from '../pager/PagedTable';
import { usePages } from '../pager/usePages';
import { EmptyPanel } from '../states/EmptyPanel';
import { useEntraTranslation } from '../translation';
import { suggestionColumns } from './suggestionColumns';

const keyOf = ({ entityRef }: SuggestedMatch) => entityRef;

/** What entities of the catalog may be: somebody who knows annotates them, and then their owners hear of findings. */
export function Suggestions({
  connection: { id, sync },
}: {
  connection: ConnectionReport;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const entityLink = useEntityRefLink();
  const pages = usePages(
    JSON.stringify([id, sync.finishedAt, 'suggestions']),
    (page, signal) => api.suggestions({ connection: id, ...page }, signal),
  );
  const columns = useMemo(
    () => suggestionColumns(t, id, entityLink),
    [t, id, entityLink],
  );
  return (
    <Flex direction="column" gap="4" pt="4">
      <Text as="p" color="secondary">
        {t('apps.suggestions.about')}
      </Text>
      <PagedTable
        name={t('apps.suggestions.list')}
        pages={pages}
        columns={columns}
        keyOf={keyOf}
        empty={
          <EmptyPanel title={t('apps.suggestions.none')}>
            {t('apps.suggestions.why')}
          </EmptyPanel>
        }
      />
    </Flex>
  );
}
