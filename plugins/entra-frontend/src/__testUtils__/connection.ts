import type { CapabilityReport, ConnectionReport } from '@entra-posture/core';
import type { ConnectionFacts } from '../client/connect';
import { asOf } from './summary';

type Dataset = ConnectionReport['datasets'][number];
type Permission = ConnectionReport['permissions'][number];

export function dataset(change: Partial<Dataset> = {}): Dataset {
  return {
    id: 'users',
    title: 'Users',
    product: 'Entra ID',
    state: 'complete',
    explanation: 'Users: complete as of 2026-01-31T11:00:00Z.',
    rows: 2000,
    ...change,
  };
}

export function permission(change: Partial<Permission> = {}): Permission {
  return {
    permission: 'User.Read.All',
    usedBy: 'Entra ID',
    justification: 'Inventory of people',
    specification: true,
    granted: true,
    signInOnly: false,
    datasets: ['users'],
    features: ['People'],
    checks: [],
    ...change,
  };
}

/** How it is connected: by a secret given on the page. */
export function facts(change: Partial<ConnectionFacts> = {}): ConnectionFacts {
  return {
    source: 'page',
    cloud: 'global',
    credential: 'clientSecret',
    clientId: '00000000-0000-0000-0000-0000000000a1',
    paused: false,
    ...change,
  };
}

export function connection(
  change: Partial<ConnectionReport> = {},
): ConnectionReport {
  const id = change.id ?? 'contoso';
  return {
    asOf: asOf({ connection: id }),
    id,
    title: 'Contoso',
    sync: {
      connectionId: id,
      state: 'idle',
      startedAt: '2026-01-31T10:59:00Z',
      finishedAt: '2026-01-31T11:00:00Z',
    },
    connection: facts(),
    datasets: [dataset()],
    permissions: [permission()],
    licences: [],
    warnings: [],
    ...change,
  };
}

/** One that no sync has come to yet. */
export function neverRead(
  change: Partial<ConnectionReport> = {},
): ConnectionReport {
  return connection({
    asOf: asOf({ syncedAt: undefined }),
    sync: { connectionId: 'contoso', state: 'never' },
    datasets: [
      dataset({
        state: 'never',
        rows: 0,
        explanation: 'Users: never read. No sync has come to it yet.',
      }),
    ],
    permissions: [permission({ granted: null })],
    ...change,
  });
}

/** In the middle of its first sync, held up by Graph. */
export function firstRunning(): ConnectionReport {
  return connection({
    asOf: asOf({ syncedAt: undefined }),
    sync: {
      connectionId: 'contoso',
      state: 'running',
      startedAt: '2026-01-31T10:59:00Z',
    },
    datasets: [
      dataset(),
      dataset({
        id: 'signIns',
        title: 'Sign-in logs',
        state: 'never',
        rows: 0,
        explanation: 'Sign-in logs: never read. No sync has come to it yet.',
        progress: {
          rows: 8000,
          requests: 9,
          startedAt: '2026-01-31T10:59:10Z',
          waiting: 'waits 12 s for Microsoft Graph',
        },
      }),
    ],
  });
}

export function capabilities(
  ...connections: ConnectionReport[]
): CapabilityReport {
  return { connections: connections.length ? connections : [connection()] };
}
