/** @jest-environment node */
import { setTimeout as delay } from 'node:timers/promises';
import type { Workload } from '../model';
import { createGraphClient } from './createGraphClient';

const origin = 'https://graph.example';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
}

/** A client on the machine's clock, whose answers depend on what is asked. */
function client(answer: (path: string, nth: number) => Answer) {
  const asked: string[] = [];
  const graph = createGraphClient({
    graphOrigin: origin,
    tokens: {
      token: async () => ({ accessToken: 't', expiresOn: new Date() }),
    },
    random: () => 0,
    fetch: (async (url: string) => {
      const path = new URL(url).pathname.replace('/v1.0', '');
      asked.push(path);
      const nth = asked.filter(each => each === path).length;
      const { status = 200, headers } = answer(path, nth);
      return new Response(JSON.stringify({ value: [] }), { status, headers });
    }) as unknown as typeof fetch,
  });
  const page = (
    path: string,
    workload: Workload,
    onWait?: (why?: string) => void,
  ) => graph.page({ version: 'v1.0', path }, { workload, onWait });
  return { page, asked };
}

describe('the quota of each class', () => {
  it('lets a class that was refused hold up no other one', async () => {
    const { page, asked } = client((path, nth) =>
      path === '/auditLogs/signIns' && nth === 1
        ? { status: 429, headers: { 'retry-after': '0.4' } }
        : {},
    );
    const slow = page('/auditLogs/signIns', 'reports');
    for (let n = 0; n < 5; n += 1) await page('/users', 'directory');
    expect(asked.filter(path => path === '/auditLogs/signIns')).toHaveLength(1);
    expect((await slow).requests).toBe(2);
    expect((await slow).waitedMs).toBeGreaterThan(300);
  });

  it('lets an error of one collection hold up no other one of its class', async () => {
    const { page, asked } = client((path, nth) =>
      path === '/groups' && nth === 1 ? { status: 500 } : {},
    );
    const told: (string | undefined)[] = [];
    const failing = page('/groups', 'directory', why => told.push(why));
    for (let n = 0; n < 5; n += 1) await page('/users', 'directory');
    expect(asked.filter(path => path === '/groups')).toHaveLength(1);
    expect((await failing).requests).toBe(2);
    expect(told).toEqual([
      expect.stringContaining('after an error'),
      undefined,
    ]);
  });

  it('asks nothing while Graph wants to be left alone for longer than a sync waits', async () => {
    const { page, asked } = client(() => ({
      status: 429,
      headers: { 'retry-after': '3600' },
    }));
    await expect(page('/users', 'directory')).rejects.toMatchObject({
      failure: 'throttled',
    });
    await expect(page('/groups', 'directory')).rejects.toMatchObject({
      failure: 'throttled',
      retryAfterSeconds: 3600,
      message: expect.stringContaining('60 minutes'),
    });
    expect(asked).toEqual(['/users']);
  });

  it('spreads what SharePoint has left', async () => {
    const { page, asked } = client((_, nth) =>
      nth === 1
        ? { headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': '0.3' } }
        : {},
    );
    await page('/sites', 'sharepoint');
    const second = page('/sites', 'sharepoint');
    await delay(100);
    expect(asked).toHaveLength(1);
    await second;
    expect(asked).toHaveLength(2);
  });
});
