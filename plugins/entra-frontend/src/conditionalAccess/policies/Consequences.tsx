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
import { useEntraTranslation } from '../../translation';
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
  const { t } = useEntraTranslation();
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
            <VisuallyHidden>
              {t('conditionalAccess.policies.change.loading')}
            </VisuallyHidden>
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
  const { t } = useEntraTranslation();
  if (!change)
    return (
      <>
        <p>{t('conditionalAccess.policies.change.untold')}</p>
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
        <p>{t('conditionalAccess.policies.change.none')}</p>
      ) : (
        <>
          <ChangedCells cells={change.cells} />
          <ChangedGaps
            title={t('conditionalAccess.policies.change.closed')}
            gaps={closed}
          />
          <ChangedGaps
            title={t('conditionalAccess.policies.change.opened')}
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
