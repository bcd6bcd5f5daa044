import type { ConnectionReport, FindingItem } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo } from 'react';
import type { FindingsInput } from '../client/EntraClient';
import { entraApiRef } from '../client/entraApiRef';
import { FindingDrawer } from '../findings/FindingDrawer';
import { SetAside, setAsideOf } from '../findings/life/SetAside';
import { useFindingPages } from '../findings/useFindingPages';
import { Notices } from '../notice/Notices';
import { PagedTable } from '../pager/PagedTable';
import { statesOf } from '../routing/useFindingFilters';
import { useEntraTranslation } from '../translation';
import { columnsOf } from './columns';
import { detectionFile } from './detectionFile';
import { DetectionFilters } from './DetectionFilters';
import { NoDetections } from './NoDetections';
import { NotJudged } from './NotJudged';
import type { SignInsAddress } from './signInsAddress';
import { VolumeChart } from './VolumeChart';

/** The chart goes so many days back. */
const DAYS = 30;

const keyOf = ({ finding }: FindingItem) => finding;

/** Detections of a tenant, newest first, with how many a day. */
export function Detections({
  connection,
  address,
  onChange,
}: {
  connection: ConnectionReport;
  address: SignInsAddress;
  onChange: (change: Partial<SignInsAddress>) => void;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { area, minSeverity, state = 'active', query } = address;
  const input: Omit<FindingsInput, 'limit' | 'cursor'> = {
    detected: true,
    area,
    minSeverity,
    state: statesOf(state),
    query,
    sort: 'happened',
  };
  const pages = useFindingPages(connection, { ...input, perDay: DAYS });
  const { value, isStale, changed } = pages;
  const columns = useMemo(() => columnsOf(t), [t]);
  const open = useCallback(
    ({ finding }: FindingItem) => onChange({ finding }),
    [onChange],
  );
  const close = useCallback(() => onChange({ finding: undefined }), [onChange]);
  return (
    <>
      {value && <Notices asOf={value.asOf} />}
      <DetectionFilters address={address} onChange={onChange} />
      {value?.days && value.total > 0 && (
        <VolumeChart
          counts={value.days}
          days={DAYS}
          until={new Date()}
          isStale={isStale}
        />
      )}
      {value && (
        <SetAside
          states={setAsideOf(value.states, state)}
          onShow={each => onChange({ state: each })}
        />
      )}
      <PagedTable
        name={t('signIns.list')}
        pages={pages}
        columns={columns}
        keyOf={keyOf}
        onOpen={open}
        notices={false}
        file={{
          what: 'detections',
          connection: connection.id,
          ask: (page, signal) =>
            api.findings(
              { connection: connection.id, ...input, ...page },
              signal,
            ),
          columns: detectionFile,
        }}
        empty={<NoDetections address={address} onChange={onChange} />}
      />
      <NotJudged connection={connection} area={area} />
      {address.finding && (
        <FindingDrawer
          key={address.finding}
          finding={address.finding}
          onClose={close}
          onChanged={changed}
        />
      )}
    </>
  );
}
