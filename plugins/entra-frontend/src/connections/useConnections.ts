import type { CapabilityReport, ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Answer, useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';

const RUNNING_MS = 2_000;
/** Before the first sync there is nothing to follow, only a start to notice. */
const NEVER_MS = 5_000;
/** A sync begins by itself, on its schedule or some seconds after a tenant was connected anew. */
const IDLE_MS = 10_000;

function pollMs({ connections }: CapabilityReport): number | undefined {
  const is = (state: ConnectionReport['sync']['state']) =>
    connections.some(({ sync }) => sync.state === state);
  if (is('running')) return RUNNING_MS;
  if (is('never')) return NEVER_MS;
  return connections.length ? IDLE_MS : undefined;
}

/** All connections; looked at again and again, more often while one of them syncs or has not synced yet. */
export function useConnections(): Answer<CapabilityReport> {
  const api = useApi(entraApiRef);
  return useAnswer('connections', signal => api.connections(signal), pollMs);
}
