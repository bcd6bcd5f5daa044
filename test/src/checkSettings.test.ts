import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  answerQuestion,
  defineCheck,
  exportFindings,
  question,
} from '@entra-posture/core';
import {
  createPosture,
  openDatabase,
  type Posture,
  type PostureOptions,
} from '@entra-posture/core/node';
import { startDemoTenant, type DemoTenant } from '@entra-posture/demo-tenant';
import { demoConnection } from './demoConnection';

jest.setTimeout(240_000);

const MUTED = 'ca.report-only';
const STALE = 'tenant.stale-users';

const text = {
  family: 'custom' as const,
  severity: 'low' as const,
  whyItMatters: 'The house wants it so.',
  howToFix: ['Give it a name of the house.'],
  falsePositives: [],
  references: {},
  needs: ['users'] as const,
};

const named = defineCheck({
  ...text,
  id: 'custom.house-name',
  title: 'Account without a name of the house',
  async evaluate(view) {
    let users = 0;
    for await (const _ of view.rows('users')) users += 1;
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          statement: `${users} accounts have no name of the house.`,
          affected: [],
          facts: { users },
        },
      ],
    };
  },
});

const broken = defineCheck({
  ...text,
  id: 'custom.broken',
  title: 'Check that is broken',
  async evaluate() {
    throw new Error('No house');
  },
});

const curious = defineCheck({
  ...text,
  id: 'custom.curious',
  title: 'Check that reads too much',
  async evaluate(view: any) {
    for await (const _ of view.rows('groups')) break;
    return { outcome: 'pass', evidence: {} };
  },
});

describe('what is added to the checks and configured of them', () => {
  let tenant: DemoTenant;
  let directory: string;
  let posture: Posture;
  let close: () => Promise<void> = async () => {};
  const log: string[] = [];

  /** The product starts anew over the same database, as after a change of its configuration. */
  async function start(options: Partial<PostureOptions> = {}) {
    await close();
    log.length = 0;
    const knex = openDatabase({
      client: 'better-sqlite3',
      filename: join(directory, 'posture.sqlite'),
    });
    const keep = (message: string) => void log.push(message);
    posture = await createPosture({
      ...options,
      knex,
      logger: { info: keep, warn: keep, error: keep },
      connections: [demoConnection(tenant)],
    });
    close = async () => {
      close = async () => {};
      await posture.close();
      await knex.destroy();
    };
  }

  const context = () =>
    posture.context({ subject: 'test', personalData: true });
  const ask = (name: string, input: object = {}): Promise<any> =>
    answerQuestion(question(name), input, context());
  const open = async (check: string) =>
    (await ask('list_findings', { check, state: ['open'] })).items;
  const outcomeOf = async (check: string) =>
    (await posture.stores.findings.results('demo')).find(
      ({ checkId }) => checkId === check,
    );

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 300, quotaSpeed: 100 });
    directory = mkdtempSync(join(tmpdir(), 'entra-settings-'));
    await start();
    await posture.sync('demo', { force: true });
  });

  afterAll(async () => {
    await close();
    await tenant.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('mutes a check as soon as it starts, never silently, and hears it again', async () => {
    const [finding] = await open(MUTED);
    expect(finding).toBeDefined();
    expect(
      await ask('get_posture_summary', { detail: 'detailed' }),
    ).not.toHaveProperty('muted');

    await start({
      checkSettings: { [MUTED]: { mute: { reason: 'A trial until May.' } } },
    });
    // Nothing is due: what is configured is reason enough to judge.
    const { findings } = await posture.sync('demo');
    expect(findings.resolved).toBeGreaterThan(0);
    expect(await open(MUTED)).toEqual([]);
    const explained = await ask('explain_finding', {
      finding: finding.finding,
    });
    expect(explained.finding.state).toBe('resolved');
    expect(explained.history.items[0]).toMatchObject({
      kind: 'resolved',
      by: { kind: 'product' },
      reason: 'Muted by configuration: A trial until May.',
    });
    expect(await outcomeOf(MUTED)).toMatchObject({
      outcome: 'notApplicable',
      detail: { because: 'Muted by configuration: A trial until May.' },
    });
    expect(
      (await ask('get_posture_summary', { detail: 'detailed' })).muted,
    ).toEqual([
      {
        check: MUTED,
        title: 'Policy only reports',
        reason: 'A trial until May.',
      },
    ]);

    await start();
    await posture.sync('demo');
    const [again] = await open(MUTED);
    expect(again).toMatchObject({
      finding: finding.finding,
      firstSeen: finding.firstSeen,
    });
    const { history } = await ask('explain_finding', {
      finding: finding.finding,
    });
    expect(history.items.map((line: any) => line.kind)).toEqual([
      'reopened',
      'resolved',
      'opened',
    ]);
  });

  it('judges by another number as soon as it starts', async () => {
    const [before] = await open(STALE);
    expect(before.statement).toContain('for 90 days');
    await start({
      checkSettings: { [STALE]: { thresholds: { days: 400 } } },
    });
    await posture.sync('demo');
    const after = await open(STALE);
    expect(after).toMatchObject([
      { statement: expect.stringContaining('for 400 days') },
    ]);
    expect(after[0].affected).toBeLessThan(before.affected);

    await start();
    await posture.sync('demo');
    expect(await open(STALE)).toMatchObject([
      { statement: before.statement, affected: before.affected },
    ]);
  });

  it('gives findings another severity, and says what is configured wrongly beside it', async () => {
    await start({
      checkSettings: {
        [STALE]: { severity: 'high', thresholds: { weeks: 3 } },
        'ca.report-onyl': { mute: { reason: 'x' } },
      },
    });
    await posture.sync('demo');
    expect(await open(STALE)).toMatchObject([{ severity: 'high' }]);
    expect(log).toContainEqual(
      expect.stringContaining(
        'checkSettings.tenant.stale-users.thresholds.weeks is no threshold',
      ),
    );
    expect(log).toContainEqual(
      expect.stringContaining('checkSettings.ca.report-onyl names no check'),
    );
    expect(await open(MUTED)).not.toEqual([]);
  });

  it('judges added checks with the others, and one that fails takes nobody else along', async () => {
    await start({ checks: [named, broken, curious] });
    await posture.sync('demo');
    const [finding] = await open(named.id);
    expect(finding).toMatchObject({
      check: named.id,
      title: named.title,
      severity: 'low',
      state: 'open',
    });
    expect(
      await ask('explain_finding', { finding: finding.finding }),
    ).toMatchObject({
      whyItMatters: text.whyItMatters,
      howToFix: text.howToFix,
    });

    const summary = await ask('get_posture_summary', { detail: 'detailed' });
    const area = { area: 'custom', title: 'Own checks', open: 1, worst: 'low' };
    expect(summary.areas).toContainEqual({ ...area, pass: 0, unknown: 2 });
    const unknown = (id: string) =>
      summary.unknown.find(({ check }: { check: string }) => check === id);
    expect(unknown(broken.id)).toMatchObject({
      title: broken.title,
      because: [expect.stringContaining('No house')],
    });
    expect(unknown(curious.id)).toMatchObject({
      because: [
        expect.stringContaining(
          'custom.curious reads groups, which it does not declare',
        ),
      ],
    });

    const capabilities = await ask('list_capabilities', { detail: 'detailed' });
    expect(capabilities.addedChecks).toEqual(
      [named, broken, curious].map(({ id, title }) => ({ check: id, title })),
    );
    const { checks } = capabilities.connections[0].permissions.find(
      (each: any) => each.permission === 'User.Read.All',
    );
    expect(checks).toContain(named.id);

    const { chunks } = await exportFindings(
      { format: 'sarif', check: named.id },
      context(),
      { version: '0' },
    );
    let file = '';
    for await (const chunk of chunks) file += chunk;
    const [{ tool, results }] = JSON.parse(file).runs;
    expect(tool.driver.rules[results[0].ruleIndex]).toMatchObject({
      id: named.id,
      shortDescription: { text: named.title },
    });
  });

  it('refuses an added check that takes the id of another', async () => {
    await expect(
      start({ checks: [{ ...named, id: MUTED, family: 'ca' } as any] }),
    ).rejects.toThrow(
      'The added check ca.report-only (“Account without a name of the house”) has the id of the built-in check “Policy only reports”',
    );
  });
});
