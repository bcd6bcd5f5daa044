import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Check } from '@entra-posture/core';
import { startDemoTenant, type DemoTenant } from '@entra-posture/demo-tenant';
import {
  connectionTo,
  startPortal,
  type Portal,
} from '../__testUtils__/startPortal';
import { houseName } from './__testUtils__/houseName';
import { entraChecksExtensionPoint } from '..';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
let tenant: DemoTenant;
let directory: string;
let caFile: string;

const moduleWith = (...checks: Check<any>[]) =>
  createBackendModule({
    pluginId: 'entra',
    moduleId: 'house-checks',
    register(env) {
      env.registerInit({
        deps: { checks: entraChecksExtensionPoint },
        async init(deps) {
          for (const check of checks) deps.checks.addCheck(check);
        },
      });
    },
  });

beforeAll(async () => {
  tenant = await startDemoTenant({ users: 100, quotaSpeed: 100 });
  directory = mkdtempSync(join(tmpdir(), 'entra-checks-'));
  caFile = join(directory, 'ca.pem');
  writeFileSync(caFile, tenant.certificate);
});

afterAll(async () => {
  await tenant.close();
  rmSync(directory, { recursive: true });
});

it('does not start with a check that takes the id of another', async () => {
  await expect(
    startPortal({
      knex: await databases.init('SQLITE_3'),
      features: [
        moduleWith({ ...houseName, id: 'ca.report-only', family: 'ca' }),
      ],
      entra: {},
    }),
  ).rejects.toThrow(
    'The added check ca.report-only (“Account without a name of the house”) has the id of the built-in check “Policy only reports”',
  );
});

describe.each(databases.eachSupportedId())('a portal on %s', databaseId => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      knex: await databases.init(databaseId),
      features: [moduleWith(houseName)],
      entra: {
        connections: { demo: connectionTo(tenant, caFile) },
        checks: {
          'ca.report-only': { mute: { reason: 'A trial until May.' } },
          'custom.house-name': { severity: 'high', thresholds: { most: '3' } },
          'tenant.stale-users': { thresholds: { days: 5 } },
          'app.credential-expriy': { severity: 'low' },
        },
      },
    });
    await portal.synced('demo');
  });

  afterAll(() => portal.stop());

  it('judges the check that a module adds, by what is configured of it', async () => {
    const { body } = await portal.ask('list_findings', {
      check: 'custom.house-name',
    });
    expect(body.items).toMatchObject([
      { title: houseName.title, severity: 'high', state: 'open' },
    ]);
    const { body: capabilities } = await portal.ask('list_capabilities');
    expect(capabilities.addedChecks).toEqual([
      { check: 'custom.house-name', title: houseName.title },
    ]);
  });

  it('says what is muted, and why', async () => {
    const { body } = await portal.ask('get_posture_summary');
    expect(body.muted).toEqual([
      expect.objectContaining({
        check: 'ca.report-only',
        reason: 'A trial until May.',
      }),
    ]);
    const { body: findings } = await portal.ask('list_findings', {
      check: 'ca.report-only',
    });
    expect(findings.total).toBe(0);
  });

  it('says what is configured wrongly, and the rest holds', async () => {
    const { status, problems } = await portal.health();
    expect(status).toBe('degraded');
    expect(problems).toEqual([
      expect.stringContaining(
        'entra.checks.tenant.stale-users.thresholds.days is not a whole number from 7 to 730 (days); 90 is used',
      ),
      expect.stringContaining(
        'entra.checks.app.credential-expriy names no check',
      ),
    ]);
  });

  it('hands the text of an added check to assistants', async () => {
    // Told as events, which are no JSON.
    const { text } = await portal
      .agent()
      .post('/api/entra/mcp')
      .set('accept', 'application/json, text/event-stream')
      .set('mcp-protocol-version', '2025-06-18')
      .send({
        jsonrpc: '2.0',
        id: 1,
        method: 'resources/read',
        params: { uri: 'entra://checks/custom.house-name' },
      });
    expect(text).toContain(houseName.whyItMatters);
  });
});
