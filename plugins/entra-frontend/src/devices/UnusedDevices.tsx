import type { ConnectionReport, StaleAccountsList } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Link, Select, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import { EntityLink } from '../entity/EntityLink';
import { PagedTable } from '../pager/PagedTable';
import { PageAsk, usePages } from '../pager/usePages';
import { usePaths } from '../routing/paths';
import { EmptyPanel } from '../states/EmptyPanel';
import type { NamedColumn } from '../table/NamedTable';
import { When } from '../time/When';
import { deviceFile } from './deviceFile';
import styles from './Devices.module.css';
import { spans } from './devicesAddress';

type Device = StaleAccountsList['items'][number];

/** As the question has it. */
const DAYS = 90;

const keyOf = ({ entity }: Device) => entity;

function columnsOf(connection: string): readonly NamedColumn<Device>[] {
  return [
    {
      id: 'device',
      label: 'Device',
      isRowHeader: true,
      cell: device => <EntityLink item={device} connection={connection} />,
    },
    {
      id: 'lastActivity',
      label: 'Last activity',
      width: 'middle',
      cell: ({ lastActivityAt }) =>
        lastActivityAt ? <When at={lastActivityAt} /> : 'Never',
    },
    {
      id: 'created',
      label: 'Registered',
      width: 'middle',
      cell: ({ createdAt }) =>
        createdAt ? <When at={createdAt} /> : 'Not known',
    },
  ];
}

/** Enabled devices that nobody came from for so long, the longest first. */
export function UnusedDevices({
  connection: { id, sync },
  days = DAYS,
  onDays,
}: {
  connection: ConnectionReport;
  days?: number;
  onDays: (days: number | undefined) => void;
}) {
  const { inventory } = useApi(entraApiRef);
  const { identities } = usePaths();
  const ask: PageAsk<StaleAccountsList> = (page, signal) =>
    inventory.staleAccounts(
      { connection: id, kind: 'device', days, ...page },
      signal,
    );
  const pages = usePages(JSON.stringify([id, sync.finishedAt, days]), ask);
  const { value } = pages;
  const columns = useMemo(() => columnsOf(id), [id]);
  return (
    <Flex direction="column" gap="4" pt="4">
      <PagedTable
        name="Unused devices"
        pages={pages}
        columns={columns}
        keyOf={keyOf}
        file={{
          what: 'unused-devices',
          connection: id,
          ask,
          columns: deviceFile,
        }}
        filters={
          <>
            <Flex
              role="search"
              aria-label="Filter unused devices"
              className={styles.filters}
            >
              <Select
                label="Unused for"
                size="small"
                options={spans.map(each => ({
                  value: each,
                  label: `${each} days`,
                }))}
                value={String(days)}
                onChange={key =>
                  onDays(Number(key) === DAYS ? undefined : Number(key))
                }
              />
            </Flex>
            {value && value.unknown > 0 && (
              <Text as="p" color="secondary">
                Of {value.unknown.toLocaleString('en')} enabled{' '}
                {value.unknown === 1 ? 'device' : 'devices'} more it is not
                known when they came last: neither used nor unused.
              </Text>
            )}
          </>
        }
        empty={
          <EmptyPanel title={`No enabled device is unused for ${days} days`}>
            All devices are in the{' '}
            <Link
              href={`${identities}?${new URLSearchParams({ connection: id, kind: 'devices' })}`}
            >
              inventory
            </Link>
            .
          </EmptyPanel>
        }
      />
      <div>
        <Link
          href={`${identities}?${new URLSearchParams({ connection: id, kind: 'devices' })}`}
        >
          All devices
        </Link>
      </div>
    </Flex>
  );
}
