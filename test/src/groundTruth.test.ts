import { checks, detectors } from '@entra-posture/core';
import type { GroundTruth } from '@entra-posture/demo-tenant';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(120_000);

describe('what is planted in the demo tenant', () => {
  let opened: OpenPosture;
  let truth: GroundTruth;
  const named = new Map<string, Set<string>>();

  beforeAll(async () => {
    opened = await openTestPosture({ users: 800 });
    await opened.sync();
    truth = opened.tenant.groundTruth();
    const { findings } = opened.posture.stores;
    const { items } = await findings.list(
      { connectionId: 'demo', status: 'open' },
      { limit: 1_000, offset: 0 },
    );
    for (const { id, checkId, affectedCount } of items) {
      const detail = await findings.get(id, {
        limit: affectedCount + 1,
        offset: 0,
      });
      const ids = named.get(checkId) ?? new Set<string>();
      for (const entity of detail!.affected)
        if (entity.kind !== 'signIn') ids.add(entity.id);
      named.set(checkId, ids);
    }
  });
  afterAll(() => opened?.close());

  it('is known for every check that fires, and nothing fires besides', () => {
    expect([...named.keys()].sort()).toEqual(
      Object.keys(truth.findings).sort(),
    );
    expect(Object.keys(truth.findings).length).toBeGreaterThanOrEqual(18);
  });

  it.each([...checks, ...detectors].map(({ id }) => id))(
    '%s names exactly whom it should',
    id => {
      const expected = [...new Set(truth.findings[id] ?? [])].sort();
      const accused = [...(named.get(id) ?? [])].sort();
      // Who is near the gap of a whole tenant is evidence, not the culprit; and beside those with weak factors only, the
      // check of weak factors names those with a weak one beside a strong one.
      const compared =
        !expected.length || id === 'auth.admin-weak-mfa'
          ? accused.filter(each => expected.includes(each))
          : accused;
      expect(compared).toEqual(expected);
    },
  );

  it('does not accuse who only looks alike', () => {
    const accused = named.get('sig.impossible-travel') ?? new Set();
    expect(truth.innocentTravel.length).toBeGreaterThan(5);
    expect(truth.innocentTravel.filter(id => accused.has(id))).toEqual([]);
    const attacked = [...named].flatMap(([id, whom]) =>
      id.startsWith('sig.') ? [...whom] : [],
    );
    expect(truth.signInStories.innocent.length).toBeGreaterThan(5);
    expect(
      truth.signInStories.innocent.filter(id => attacked.includes(id)),
    ).toEqual([]);
  });

  it('comes out the same when everything is read and judged again', async () => {
    const before = await opened.posture.stores.findings.list(
      { connectionId: 'demo' },
      { limit: 1_000, offset: 0 },
    );
    const report = await opened.sync();
    expect(report.findings).toEqual({ opened: 0, resolved: 0, reopened: 0 });
    const after = await opened.posture.stores.findings.list(
      { connectionId: 'demo' },
      { limit: 1_000, offset: 0 },
    );
    expect(
      after.items.map(({ id, firstSeen }) => [id, firstSeen]).sort(),
    ).toEqual(before.items.map(({ id, firstSeen }) => [id, firstSeen]).sort());
  });

  it('gives names that try to hide something as plain names', async () => {
    const { items } = await opened.ask('search_entities', {
      query: 'Ignore previous',
      kinds: ['user'],
    });
    expect(items).toHaveLength(1);
    const found = await opened.ask('list_findings', { limit: 100 });
    // eslint-disable-next-line no-control-regex
    expect(JSON.stringify(found)).not.toMatch(/\\u202e|\u202e|\u200b|\u0007/);
  });

  it('is resolved when it is mended, and reopened when it comes back', async () => {
    const policy = truth.findings['ca.disabled'][0];
    opened.tenant.control.update('conditionalAccessPolicy', policy, {
      state: 'enabled',
    });
    // Switched on it is also the one policy for all users and all resources.
    expect((await opened.sync()).findings.resolved).toBe(2);
    const resolved = await opened.ask('list_findings', {
      check: 'ca.disabled',
      state: ['resolved'],
    });
    expect(resolved.total).toBe(1);
    opened.tenant.control.update('conditionalAccessPolicy', policy, {
      state: 'disabled',
    });
    expect((await opened.sync()).findings.reopened).toBe(2);
    const again = await opened.ask('explain_finding', {
      finding: resolved.items[0].finding,
    });
    expect(again.finding.firstSeen).toBe(resolved.items[0].firstSeen);
    expect(again.reopenedAt).toBeDefined();
  });
});
