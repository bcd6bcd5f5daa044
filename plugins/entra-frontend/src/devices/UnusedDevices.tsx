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
import { type EntraTranslate, useEntraTranslation } from '../translation';
import { deviceFile } from './deviceFile';
import styles from './Devices.module.css';
import { spans } from './devicesAddress';

type Device = StaleAccountsList['items'][number];

/** As the question has it. */
const DAYS = 90;

const keyOf = ({ entity }: Device) => entity;

function columnsOf(
  t: EntraTranslate,
  connection: string,
): readonly NamedColumn<Device>[] {
  return [
    {
      id: 'device',
      label: t('devices.unused.column.device'),
      isRowHeader: true,
      cell: device => <EntityLink item={device} connection={connection} />,
    },
    {
      id: 'lastActivity',
      label: t('devices.unused.column.lastActivity'),
      width: 'middle',
      cell: ({ lastActivityAt }) =>
        lastActivityAt ? (
          <When at={lastActivityAt} />
        ) : (
          t('devices.unused.never')
        ),
    },
    {
      id: 'created',
      label: t('devices.unused.column.registered'),
      width: 'middle',
      cell: ({ createdAt }) =>
        createdAt ? <When at={createdAt} /> : t('devices.unused.notKnown'),
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
  const { t } = useEntraTranslation();
  const { inventory } = useApi(entraApiRef);
  const { identities } = usePaths();
  const ask: PageAsk<StaleAccountsList> = (page, signal) =>
    inventory.staleAccounts(
      { connection: id, kind: 'device', days, ...page },
      signal,
    );
  const pages = usePages(JSON.stringify([id, sync.finishedAt, days]), ask);
  const { value } = pages;
  const all = `${identities}?${new URLSearchParams({ connection: id, kind: 'devices' })}`;
  const columns = useMemo(() => columnsOf(t, id), [t, id]);
  return (
    <Flex direction="column" gap="4" pt="4">
      <PagedTable
        name={t('devices.unused.list')}
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
              aria-label={t('devices.unused.filter')}
              className={styles.filters}
            >
              <Select
                label={t('devices.unused.span')}
                size="small"
                options={spans.map(each => ({
                  value: each,
                  label: t('devices.unused.days', { days: each }),
                }))}
                value={String(days)}
                onChange={key =>
                  onDays(Number(key) === DAYS ? undefined : Number(key))
                }
              />
            </Flex>
            {value && value.unknown > 0 && (
              <Text as="p" color="secondary">
                {t('devices.unused.unknown', { count: value.unknown })}
              </Text>
            )}
          </>
        }
        empty={
          <EmptyPanel title={t('devices.unused.none', { days: String(days) })}>
            {t('devices.unused.allIn', {
              inventory: (
                <Link href={all}>{t('devices.unused.inventory')}</Link>
              ),
            })}
          </EmptyPanel>
        }
      />
      {value && value.items.length > 0 && (
        <div>
          <Link href={all}>{t('devices.unused.all')}</Link>
        </div>
      )}
    </Flex>
  );
}
