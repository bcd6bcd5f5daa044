import { permissions } from '@entra-posture/core';
import type { ConnectionReport } from '@entra-posture/core';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(300_000);

const fifteen = permissions
  .filter(({ specification }) => specification)
  .map(({ name }) => name);

describe('a connection with the fifteen permissions of the specification', () => {
  let opened: OpenPosture;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 60, quotaSpeed: 1_000 });
    const { control } = opened.tenant;
    for (const name of control.granted())
      if (!fifteen.includes(name)) control.revoke(name);
    for (const name of fifteen) control.grant(name);
    await opened.sync();
  });

  afterAll(() => opened?.close());

  const outcome = async (id: string) =>
    (await opened.posture.stores.findings.results('demo')).find(
      ({ checkId }) => checkId === id,
    )!.outcome;

  const report = async (): Promise<ConnectionReport> =>
    (await opened.ask('list_capabilities', { detail: 'detailed' }))
      .connections[0];

  const warned = async (dataset: string) =>
    (await report()).warnings.find(each =>
      each.datasets.includes(dataset as never),
    );

  async function standing(): Promise<{ ids: string[]; facts: string[] }> {
    const { items } = await opened.ask('list_findings', {
      check: 'priv.permanent-active',
    });
    const ids: string[] = [];
    const facts: string[] = [];
    for (const { finding } of items) {
      const detail = await opened.posture.stores.findings.get(finding, {
        limit: 1_000,
        offset: 0,
      });
      ids.push(...detail!.affected.map(({ id }) => id));
      facts.push(JSON.stringify(detail!.facts));
    }
    return { ids: [...new Set(ids)].sort(), facts };
  }

  it('answers risky users from sign-ins, and says what that loses', async () => {
    const { source, loses, total } = await opened.ask('list_risky_users');
    expect(source).toBe('signIns');
    expect(loses).toContain('leaked credentials');
    expect(total).toBeGreaterThan(0);
    expect(await warned('riskyUsers')).toMatchObject({
      kind: 'permission',
      missing: ['IdentityRiskyUser.Read.All'],
      fallback: [{ dataset: 'signIns', title: 'Sign-in logs', loses }],
    });
  });

  it('tells standing from activated assignments, whom exactly, and says what that loses', async () => {
    const { ids, facts } = await standing();
    expect(ids).toEqual(
      [...opened.tenant.groundTruth().findings['priv.permanent-active']].sort(),
    );
    for (const each of facts)
      expect(each).toContain('whether an assignment ends');
    expect(await warned('roleAssignmentScheduleInstances')).toMatchObject({
      kind: 'permission',
      fallback: [{ dataset: 'roleAssignments' }],
      checks: expect.arrayContaining(['priv.permanent-active']),
    });
  });

  it('judges administrators’ authentication methods and the guest policy as with everything granted', async () => {
    expect(await outcome('auth.admin-no-mfa')).toBe('fail');
    expect(await outcome('auth.admin-weak-mfa')).toBe('fail');
    expect(await outcome('guest.invite')).toBe('fail');
    expect(await outcome('guest.permissions')).toBe('fail');
  });

  it('has a row for each of the fifteen, with what it gives and what degrades without it', async () => {
    const rows = (await report()).permissions.filter(
      ({ specification }) => specification,
    );
    expect(rows.map(({ permission }) => permission)).toEqual(fifteen);
    for (const row of rows) {
      expect(row.usedBy).toBeTruthy();
      expect(row.justification).toBeTruthy();
      expect(row.granted).not.toBe(false);
    }
    const policies = rows.find(
      ({ permission }) => permission === 'Policy.Read.All',
    )!;
    expect(policies.datasets).toContain('conditionalAccessPolicies');
    expect(policies.features).toContain('Guest invitation policy');
    expect(policies.checks).toContain('ca.report-only');
  });

  it('says how it is connected, and no secret', async () => {
    const answer = await report();
    expect(answer.connection).toMatchObject({
      source: 'config',
      cloud: 'global',
      credential: 'clientSecret',
      clientId: opened.tenant.clientId,
      paused: false,
    });
    expect(JSON.stringify(answer)).not.toContain(opened.tenant.clientSecret);
  });

  it('uses the better sources at the next sync after what is missing was granted, without a new connection', async () => {
    const withFallback = await standing();
    const better = [
      ...new Set((await report()).warnings.flatMap(({ missing }) => missing)),
    ];
    expect(better.filter(name => fifteen.includes(name))).toEqual([]);
    for (const name of better) opened.tenant.control.grant(name);
    await opened.sync();
    expect((await opened.ask('list_risky_users')).source).toBe(
      'identityProtection',
    );
    const after = await standing();
    expect(after.ids).toEqual(withFallback.ids);
    expect(after.facts.join()).not.toContain('loses');
    const now = await report();
    expect(now.warnings).toEqual([]);
    expect(
      now.permissions
        .filter(({ permission }) => better.includes(permission))
        .map(({ granted }) => granted),
    ).toEqual(better.map(() => true));
  });
});
