import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { UnknownChecks } from '../overview/UnknownChecks';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import { DetectionArea, detectionAreas } from './signInsAddress';

/** Detections that nobody can rule out, and why. */
export function NotJudged({
  connection: { id, sync },
  area,
}: {
  connection: ConnectionReport;
  /** Of one area only. */
  area?: DetectionArea;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { value, error, reload } = useAnswer(
    JSON.stringify([id, sync.finishedAt, 'unknown']),
    signal => api.summary(id, signal),
  );
  const areas = area ? [area] : detectionAreas;
  return (
    <>
      {error && (
        <ErrorPanel
          title={t('signIns.notJudged')}
          error={error}
          onRetry={reload}
        />
      )}
      {value && (
        <UnknownChecks
          unknown={value.unknown.filter(({ check }) =>
            areas.some(each => check.startsWith(`${each}.`)),
          )}
        />
      )}
    </>
  );
}
