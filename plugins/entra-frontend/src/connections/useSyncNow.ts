import type { ConnectionReport } from '@entra-posture/core';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { entraApiRef } from '../client/entraApiRef';

const LOOK_MS = 1_000;
const PATIENCE_MS = 30_000;

/**
 * Starts a sync. The backend only takes the wish: its scheduler begins a moment later, and until then the connection
 * still says what it said before. So it is looked at until the start shows.
 */
export function useSyncNow(connection: ConnectionReport, look: () => void) {
  const api = useApi(entraApiRef);
  const [asked, setAsked] = useState<{ startedBefore?: string; at: number }>();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<Error>();
  const { sync } = connection;
  const isWaiting =
    asked !== undefined &&
    sync.state !== 'running' &&
    sync.startedAt === asked.startedBefore;
  const [isLate, setLate] = useState(false);

  useEffect(() => {
    if (!isWaiting) return undefined;
    if (Date.now() - asked.at > PATIENCE_MS) {
      setLate(true);
      return undefined;
    }
    const timer = setTimeout(look, LOOK_MS);
    return () => clearTimeout(timer);
    // Each answer brings a new report, and with it the next look.
  }, [isWaiting, asked, look, connection]);

  async function start() {
    setAsking(true);
    setLate(false);
    setError(undefined);
    try {
      await api.sync(connection.id);
      setAsked({ startedBefore: sync.startedAt, at: Date.now() });
    } catch (thrown) {
      setError(toError(thrown));
    } finally {
      setAsking(false);
    }
  }

  return {
    start,
    error,
    isStarting: isAsking || (isWaiting && !isLate),
    /** It was asked for, and nothing has begun it. */
    isLate: isWaiting && isLate,
  };
}
