import type { ConnectionReport, FindingItem } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Link } from '@backstage/ui';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useAnswer } from '../answer/useAnswer';
import { areaTitle } from '../check/areas';
import { entraApiRef } from '../client/entraApiRef';
import { FindingDrawer } from '../findings/FindingDrawer';
import { SetAside } from '../findings/life/SetAside';
import { useFindingPages } from '../findings/useFindingPages';
import { UnknownChecks } from '../overview/UnknownChecks';
import { PagedTable } from '../pager/PagedTable';
import { usePaths } from '../routing/paths';
import { writeAddress } from '../routing/useAddress';
import { FindingFilters, writeFilters } from '../routing/useFindingFilters';
import { EmptyPanel } from '../states/EmptyPanel';
import { ErrorPanel } from '../states/ErrorPanel';
import { Totals } from '../totals/Totals';
import { useEntraTranslation } from '../translation';
import { columnsOf } from './columns';
import { addressNames, deviceAreas, DevicesAddress } from './devicesAddress';

const keyOf = ({ finding }: FindingItem) => finding;

/** What is open about devices, sharing and mail, and what of it is unknown. */
export function DeviceFindings({
  connection,
  address,
  onChange,
}: {
  connection: ConnectionReport;
  address: DevicesAddress;
  onChange: (change: Partial<DevicesAddress>) => void;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const paths = usePaths();
  const { id, sync } = connection;
  const { area = 'device' } = address;
  const summary = useAnswer(
    JSON.stringify([id, sync.finishedAt, 'areas']),
    signal => api.summary(id, signal),
  );
  const pages = useFindingPages(connection, { area });
  const { value, changed } = pages;
  const open = useCallback(
    ({ finding }: FindingItem) => onChange({ finding }),
    [onChange],
  );
  const close = useCallback(() => onChange({ finding: undefined }), [onChange]);
  const navigate = useNavigate();
  const columns = useMemo(() => columnsOf(t), [t]);
  const pathTo = (filters: Partial<FindingFilters>) =>
    `${paths.findings}?${writeFilters({ connection: id, area, ...filters })}`;
  const { accepted = 0, snoozed = 0 } = value?.states ?? {};
  return (
    <Flex direction="column" gap="4" pt="4">
      {summary.error && (
        <ErrorPanel
          title={t('devices.findings.failed')}
          error={summary.error}
          onRetry={summary.reload}
        />
      )}
      {summary.value && (
        <Totals
          label={t('devices.findings.byArea')}
          totals={deviceAreas.map(each => ({
            label: areaTitle(t, each),
            value: openOf(summary.value!.areas, each),
            href: `${paths.devices}?${writeAddress({ ...address, area: each, finding: undefined }, addressNames)}`,
            isCurrent: each === area,
          }))}
        />
      )}
      <PagedTable
        name={t('devices.findings.list', { area: areaTitle(t, area) })}
        pages={pages}
        columns={columns}
        keyOf={keyOf}
        onOpen={open}
        filters={
          value && (
            <SetAside
              states={{ accepted, snoozed }}
              onShow={state => navigate(pathTo({ state }))}
            />
          )
        }
        empty={
          <EmptyPanel
            title={t('devices.findings.none', { area: areaTitle(t, area) })}
          >
            {t('states.notNoProblem', {
              link: (
                <Link href={paths.connections}>{t('states.whatUnread')}</Link>
              ),
            })}
          </EmptyPanel>
        }
      />
      {summary.value && (
        <UnknownChecks
          unknown={summary.value.unknown.filter(({ check }) =>
            check.startsWith(`${area}.`),
          )}
        />
      )}
      <div>
        <Link href={pathTo({})}>{t('devices.findings.all')}</Link>
      </div>
      {address.finding && (
        <FindingDrawer
          key={address.finding}
          finding={address.finding}
          onClose={close}
          onChanged={changed}
        />
      )}
    </Flex>
  );
}

/** Nothing open where nothing was judged is no zero. */
function openOf(
  areas: readonly {
    area: string;
    open: number;
    pass: number;
    unknown: number;
  }[],
  wanted: string,
): number | null {
  const found = areas.find(({ area }) => area === wanted);
  if (!found) return null;
  const { open, pass, unknown } = found;
  return !open && !pass && unknown > 0 ? null : open;
}
