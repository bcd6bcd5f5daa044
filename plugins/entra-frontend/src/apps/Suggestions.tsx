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
import { suggestionColumns } from './suggestionColumns';

const keyOf = ({ entityRef }: SuggestedMatch) => entityRef;

/** What entities of the catalog may be: somebody who knows annotates them, and then their owners hear of findings. */
export function Suggestions({
  connection: { id, sync },
}: {
  connection: ConnectionReport;
}) {
  const api = useApi(entraApiRef);
  const entityLink = useEntityRefLink();
  const pages = usePages(
    JSON.stringify([id, sync.finishedAt, 'suggestions']),
    (page, signal) => api.suggestions({ connection: id, ...page }, signal),
  );
  const columns = useMemo(
    () => suggestionColumns(id, entityLink),
    [id, entityLink],
  );
  return (
    <Flex direction="column" gap="4" pt="4">
      <Text as="p" color="secondary">
        Catalog entities that name no app or group yet, and what they may be.
        Check it and add the annotation to the entity’s catalog-info.yaml:
        nothing is matched before, and from then on its owners are told of
        findings.
      </Text>
      <PagedTable
        name="Suggested matches"
        pages={pages}
        columns={columns}
        keyOf={keyOf}
        empty={
          <EmptyPanel title="Nothing to suggest">
            No entity without an annotation has the id of an app or a group in a
            link or an annotation, or has its name and an owner.
          </EmptyPanel>
        }
      />
    </Flex>
  );
}
