import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerQuestion, question } from '@entra-posture/core';
import {
  ConnectionConfig,
  createPosture,
  openDatabase,
} from '@entra-posture/core/node';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { demoConnection } from './demoConnection';

jest.setTimeout(120_000);

const SECRET = 'a-secret-that-nobody-may-read';

describe('a connection that goes wrong after a good sync', () => {
  let tenant: DemoTenant;
  let directory: string;
  let filename: string;
  const log: string[] = [];
  const keep = (line: string) => void log.push(line);

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 200, quotaSpeed: 100 });
    directory = mkdtempSync(join(tmpdir(), 'entra-bad-'));
    filename = join(directory, 'posture.sqlite');
    const { status } = await run({});
    if (status.state !== 'idle') throw new Error(status.problem);
  });
  afterAll(async () => {
    await tenant?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** A process that starts over the same data with this change in its configuration, syncs, and is asked. */
  async function run(change: Partial<ConnectionConfig>) {
    const knex = openDatabase({ client: 'better-sqlite3', filename });
    try {
      const posture = await createPosture({
        knex,
        logger: { info: keep, warn: keep, error: keep },
        connections: [{ ...demoConnection(tenant), ...change }],
      });
      const { status } = await posture.sync('demo', { force: true });
      const ask = (name: string, input = {}) =>
        answerQuestion(
          question(name),
          input,
          posture.context({ subject: 'test', personalData: true }),
        ) as Promise<any>;
      const [summary, findings, capabilities] = [
        await ask('get_posture_summary'),
        await ask('list_findings'),
        await ask('list_capabilities', { detail: 'detailed' }),
      ];
      await posture.close();
      return { status, summary, findings, capabilities };
    } finally {
      await knex.destroy();
    }
  }

  it.each<[string, () => Partial<ConnectionConfig>, RegExp]>([
    [
      'a wrong secret',
      () => ({ clientSecret: SECRET }),
      /client secret is wrong/,
    ],
    [
      'an unknown app',
      () => ({ clientId: '11111111-2222-4333-8444-555555555555' }),
      /not known in this tenant/,
    ],
    [
      'a login that does not answer',
      () => ({ loginOrigin: 'https://localhost:59321' }),
      /localhost:59321 cannot be reached/,
    ],
    [
      'a Graph that does not answer',
      () => ({ graphOrigin: 'https://localhost:59321' }),
      /localhost:59321 cannot be reached/,
    ],
    [
      'a certificate that is not trusted',
      () => ({ caCertificate: undefined }),
      /certificate .* not trusted/,
    ],
  ])(
    '%s: one sentence on the page, in the log and in the answers, and the last data stays',
    async (_, change, sentence) => {
      const good = await run({});
      log.length = 0;
      const bad = await run(change());
      expect(bad.status.problem).toMatch(sentence);
      expect(bad.status.problem!.split('\n')).toHaveLength(1);
      expect(bad.summary.asOf.incomplete[0]).toBe(bad.status.problem);
      expect(
        bad.capabilities.connections[0].warnings.length,
      ).toBeLessThanOrEqual(2);
      expect(log.join('\n')).toMatch(sentence);
      expect(bad.summary.asOf.syncedAt).toBe(good.summary.asOf.syncedAt);
      expect([bad.findings.total, bad.summary.counts]).toEqual([
        good.findings.total,
        good.summary.counts,
      ]);
      expect(JSON.stringify([bad, log])).not.toContain(SECRET);
    },
  );

  it('comes back by itself when it is mended', async () => {
    await run({ clientSecret: SECRET });
    const { status, summary } = await run({});
    expect([status.state, status.problem]).toEqual(['idle', undefined]);
    expect(summary.asOf.incomplete).toEqual([]);
  });

  it('says of a tenant that is not there that it is not there', async () => {
    const other = filename;
    filename = join(directory, 'other.sqlite');
    try {
      const { status, summary } = await run({
        tenantId: '11111111-2222-4333-8444-555555555555',
      });
      expect(status.problem).toMatch(/tenant/i);
      expect(summary.score).toBeUndefined();
    } finally {
      filename = other;
    }
  });
});
