import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { metrics } from '@opentelemetry/api';
import { datasets } from '@entra-posture/core';
import { limits } from '@entra-posture/core/node';
import { OpenPosture, openTestPosture } from './openPosture';
import { RecordedMetrics } from './RecordedMetrics';

jest.setTimeout(180_000);

describe('what a sync tells OpenTelemetry', () => {
  const recorded = new RecordedMetrics();
  let open: OpenPosture;

  beforeAll(async () => {
    open = await openTestPosture();
    metrics.setGlobalMeterProvider(recorded);
    open.tenant.control.failNext({
      path: '/organization',
      kind: 'status',
      status: 429,
      code: 'TooManyRequests',
      retryAfterSeconds: 1,
    });
    open.tenant.control.failNext({ path: '/teams', kind: 'drop' });
    open.tenant.control.revoke('Policy.Read.All');
    await open.sync();
  });

  afterAll(async () => {
    metrics.disable();
    await open?.close();
  });

  it('is each request, by workload and by how it was answered', () => {
    const requests = 'entra_posture.graph.requests';
    expect(recorded.sum(requests)).toBe(open.tenant.control.requestCount());
    expect(
      recorded.sum(requests, {
        'entra_posture.workload': 'directory',
        'http.response.status_code': 429,
      }),
    ).toBe(1);
    expect(
      recorded.sum(requests, {
        'entra_posture.workload': 'teams',
        'error.type': 'broken',
      }),
    ).toBe(1);
  });

  it('is what requests waited for the quota', () => {
    expect(
      recorded.sum('entra_posture.graph.quota.wait', {
        'entra_posture.workload': 'directory',
      }),
    ).toBeGreaterThan(0.9);
  });

  it('is how many rows each dataset has read, and how long it took to which end', async () => {
    const states = await open.posture.stores.collections.states('demo');
    const users = states.find(({ datasetId }) => datasetId === 'users');
    const of = { 'entra_posture.dataset': 'users' };
    expect(recorded.sum('entra_posture.sync.rows', of)).toBe(users?.rowCount);
    const [took] = recorded.of('entra_posture.sync.duration', of);
    expect(took.attributes['entra_posture.outcome']).toBe('finished');
    expect(took.value).toBeGreaterThan(0);
    expect(
      recorded.of('entra_posture.sync.duration', {
        'entra_posture.outcome': 'failed',
        'error.type': 'permission',
      }),
    ).not.toEqual([]);
  });

  it('is how many findings it opened', async () => {
    const found = await open.ask('list_findings', { limit: 1 });
    expect(
      recorded.sum('entra_posture.finding.changes', {
        'entra_posture.change': 'opened',
      }),
    ).toBe(found.total);
  });

  it('says nothing of the tenant or of anybody in it', () => {
    const known = new Set<string>([
      ...datasets.map(({ id }) => id),
      ...Object.keys(limits),
      ...['finished', 'failed', 'opened', 'resolved', 'reopened'],
    ]);
    const others = [...recorded.words()].filter(word => !known.has(word));
    for (const word of others) {
      expect(word).toMatch(/^(\d{3}|permission|licence|role|broken)$/);
    }
  });

  it('is all on the page that describes it, with its unit', () => {
    const page = readFileSync(
      resolve(__dirname, '../../docs/metrics.md'),
      'utf8',
    );
    expect([...recorded.meters]).toEqual(['entra-posture']);
    expect(recorded.names()).toHaveLength(5);
    for (const name of recorded.names()) {
      expect(page).toContain(`\`${name}\``);
      expect(page).toContain(`\`${recorded.units.get(name)}\``);
    }
  });
});
