import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { SyncProgress } from '../connections/SyncProgress';
import { Notices } from '../notice/Notices';
import { ErrorPanel } from '../states/ErrorPanel';
import { AreaCards } from './AreaCards';
import { Counts } from './Counts';
import { Fixes } from './Fixes';
import { MutedChecks } from './MutedChecks';
import { OverviewSkeleton } from './OverviewSkeleton';
import { ScoreCard } from './ScoreCard';
import { SetAsideCounts } from './SetAsideCounts';
import { SinceLastVisit } from './SinceLastVisit';
import { UnknownChecks } from './UnknownChecks';
import { WorstFindings } from './WorstFindings';

/** What the last finished sync of a tenant says. */
export function Posture({ connection }: { connection: ConnectionReport }) {
  const api = useApi(entraApiRef);
  const { id, sync } = connection;
  const { value, error, isPending, reload } = useAnswer(
    `${id} ${sync.finishedAt}`,
    signal => api.summary(id, signal),
  );
  // The answer of the tenant shown before must not stand under the name of this one.
  const summary = value?.asOf.connection === id ? value : undefined;
  return (
    <>
      {sync.state === 'running' && <SyncProgress connection={connection} />}
      {error && <ErrorPanel error={error} onRetry={reload} />}
      {(isPending || (value && !summary)) && <OverviewSkeleton />}
      {summary && (
        <>
          <Notices asOf={summary.asOf} />
          <ScoreCard summary={summary} />
          <SetAsideCounts summary={summary} />
          <SinceLastVisit key={id} summary={summary} />
          <AreaCards summary={summary} />
          <Fixes summary={summary} />
          <WorstFindings summary={summary} />
          <UnknownChecks unknown={summary.unknown} />
          <MutedChecks muted={summary.muted} />
          <Counts counts={summary.counts} />
        </>
      )}
    </>
  );
}
