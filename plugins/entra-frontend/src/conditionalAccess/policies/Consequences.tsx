import type {
  CaAssumption,
  CaGapReport,
  ConnectionReport,
} from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { useId } from 'react';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';
import { ErrorPanel } from '../../states/ErrorPanel';
import { Placeholder } from '../../states/Placeholder';
import { NotTold } from '../NotTold';
import { ChangedCells } from './ChangedCells';
import { ChangedGaps } from './ChangedGaps';
import styles from './Consequences.module.css';

/** What a hypothesis would change, worked out by the same computation as the coverage itself. */
export function Consequences({
  connection,
  title,
  assume,
}: {
  connection: ConnectionReport;
  title: string;
  assume: CaAssumption;
}) {
  const api = useApi(entraApiRef);
  const heading = useId();
  const { id, sync } = connection;
  const { value, error, isStale, reload } = useAnswer(
    JSON.stringify([id, sync.finishedAt, assume]),
    signal => api.caGaps({ connection: id, assume, limit: 1 }, signal),
  );
  return (
    <section aria-labelledby={heading} className={styles.panel}>
      <h4 id={heading}>
        <bdi>{title}</bdi>
      </h4>
      <div aria-live="polite" aria-busy={isStale}>
        {isStale && !error && (
          <>
            <VisuallyHidden>Working out what would change</VisuallyHidden>
            <Placeholder width="100%" height={96} />
          </>
        )}
        {error && <ErrorPanel error={error} onRetry={reload} />}
        {value && !isStale && <Change report={value} />}
      </div>
    </section>
  );
}

function Change({ report: { change, unknown } }: { report: CaGapReport }) {
  if (!change)
    return (
      <>
        <p>What would change could not be told.</p>
        <NotTold sentences={unknown} />
      </>
    );
  const { opened, closed, ignored } = change;
  return (
    <div className={styles.change}>
      {ignored.map(text => (
        <p key={text}>{text}</p>
      ))}
      {isNothing(change) ? (
        <p>
          Nobody gains or loses anything, and no gap opens or closes: other
          policies decide.
        </p>
      ) : (
        <>
          <ChangedCells cells={change.cells} />
          <ChangedGaps
            title="Gaps that would close, the worst first"
            gaps={closed}
          />
          <ChangedGaps
            title="Gaps that would open, the worst first"
            gaps={opened}
          />
        </>
      )}
      <NotTold sentences={unknown} />
    </div>
  );
}

function isNothing({
  cells,
  opened,
  closed,
}: NonNullable<CaGapReport['change']>): boolean {
  return (
    !opened.length &&
    !closed.length &&
    cells.every(cell => !cell.protected && !cell.exposed)
  );
}
