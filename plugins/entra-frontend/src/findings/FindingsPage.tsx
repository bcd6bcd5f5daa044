import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Container, Flex, Link, Text } from '@backstage/ui';
import { useCallback, useEffect, useState } from 'react';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { ConnectionPicker } from '../connections/ConnectionPicker';
import { NoConnections } from '../connections/NoConnections';
import { SyncProgress } from '../connections/SyncProgress';
import { useConnections } from '../connections/useConnections';
import { Notices } from '../notice/Notices';
import { usePaths } from '../routing/paths';
import {
  FindingFilters,
  useFindingFilters,
} from '../routing/useFindingFilters';
import { EmptyPanel } from '../states/EmptyPanel';
import { ErrorPanel } from '../states/ErrorPanel';
import { FindingDrawer } from './FindingDrawer';
import { FindingsFilters } from './FindingsFilters';
import { FindingsTable } from './FindingsTable';

const PAGE = 25;

/** Findings of a tenant, filtered by what stands in the address. */
export function FindingsPage() {
  const known = useConnections();
  const [filters, change] = useFindingFilters();
  const connections = known.value?.connections ?? [];
  const connection =
    connections.find(({ id }) => id === filters.connection) ?? connections[0];
  return (
    <Container py="6">
      <Flex direction="column" gap="4">
        {known.error && (
          <ErrorPanel error={known.error} onRetry={known.reload} />
        )}
        {known.value && !connection && <NoConnections />}
        {connection && (
          <ConnectionPicker
            connections={connections}
            selected={connection.id}
            onSelect={id => change({ connection: id, finding: undefined })}
          />
        )}
        {connection && !connection.sync.finishedAt && (
          <SyncProgress connection={connection} first />
        )}
        {(known.isPending || connection?.sync.finishedAt) && (
          <List
            connection={connection?.id}
            stamp={connection?.sync.finishedAt ?? ''}
            filters={filters}
            onChange={change}
          />
        )}
      </Flex>
    </Container>
  );
}

function List({
  connection,
  stamp,
  filters,
  onChange,
}: {
  connection?: string;
  stamp: string;
  filters: FindingFilters;
  onChange: (change: Partial<FindingFilters>) => void;
}) {
  const api = useApi(entraApiRef);
  const paths = usePaths();
  const { area, minSeverity, status, query, sort } = filters;
  const scope = JSON.stringify([
    connection,
    stamp,
    area,
    minSeverity,
    status,
    query,
    sort,
  ]);
  /** The cursors of the pages behind this one; another filter or a finished sync begins at the first. */
  const [trail, setTrail] = useState<{ scope: string; cursors: string[] }>({
    scope,
    cursors: [],
  });
  const cursors = trail.scope === scope ? trail.cursors : [];
  const cursor = cursors.at(-1);
  const { value, error, isPending, isStale, reload } = useAnswer(
    connection ? `${scope} ${cursor ?? ''}` : 'waiting',
    signal =>
      connection
        ? api.findings(
            {
              connection,
              area,
              minSeverity,
              status,
              query,
              sort,
              limit: PAGE,
              cursor,
            },
            signal,
          )
        : new Promise<never>(() => {}),
  );
  const close = useCallback(() => onChange({ finding: undefined }), [onChange]);
  const open = useCallback(
    (finding: string) => onChange({ finding }),
    [onChange],
  );
  useEffect(() => {
    // The rows have been read anew since the page before: its cursor no longer fits.
    if (error && cursors.length && /cursor/i.test(error.message))
      setTrail({ scope, cursors: [] });
  }, [error, cursors.length, scope]);
  const first = cursors.length * PAGE + 1;
  const filtered = Boolean(area || minSeverity || query || status !== 'open');

  return (
    <>
      {value && <Notices asOf={value.asOf} />}
      <FindingsFilters filters={filters} onChange={onChange} />
      {error && <ErrorPanel error={error} onRetry={reload} />}
      {value?.total === 0 && !isStale ? (
        <EmptyPanel
          title={filtered ? 'No finding fits these filters' : 'No open finding'}
        >
          {filtered
            ? 'Widen the filters above.'
            : 'That is not the same as no problem: '}
          {!filtered && (
            <Link href={paths.connections}>see what could not be read</Link>
          )}
        </EmptyPanel>
      ) : (
        <FindingsTable
          items={value?.items}
          isPending={isPending && !error}
          isStale={isStale}
          onOpen={open}
        />
      )}
      {value && value.total > 0 && (
        <Flex gap="3" align="center" justify="between">
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            aria-live="polite"
          >
            {first.toLocaleString('en')}–
            {(first + value.items.length - 1).toLocaleString('en')} of{' '}
            {value.total.toLocaleString('en')}
          </Text>
          <Flex gap="2">
            <Button
              size="small"
              variant="secondary"
              isDisabled={!cursors.length}
              onPress={() => setTrail({ scope, cursors: cursors.slice(0, -1) })}
            >
              Previous
            </Button>
            <Button
              size="small"
              variant="secondary"
              isDisabled={!value.nextCursor || isStale}
              onPress={() =>
                value.nextCursor &&
                setTrail({ scope, cursors: [...cursors, value.nextCursor] })
              }
            >
              Next
            </Button>
          </Flex>
        </Flex>
      )}
      {filters.finding && (
        <FindingDrawer
          key={filters.finding}
          finding={filters.finding}
          onClose={close}
        />
      )}
    </>
  );
}
