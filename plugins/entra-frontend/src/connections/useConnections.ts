import type { CapabilityReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { Answer, useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';

const POLL_MS = 2_000;

/** All connections; looked at again while one of them syncs, or has not synced yet. */
export function useConnections(): Answer<CapabilityReport> {
  const api = useApi(entraApiRef);
  const [moving, setMoving] = useState(false);
  const answer = useAnswer(
    'connections',
    signal => api.connections(signal),
    moving ? POLL_MS : undefined,
  );
  const running = Boolean(
    answer.value?.connections.some(
      ({ sync }) => sync.state === 'running' || sync.state === 'never',
    ),
  );
  useEffect(() => setMoving(running), [running]);
  return answer;
}
