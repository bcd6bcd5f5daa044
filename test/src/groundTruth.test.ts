import { checks, detectors } from '@entra-posture/core';
import type { GroundTruth } from '@entra-posture/demo-tenant';
import { OpenPosture, openTestPosture } from './openPosture';
import {
  mayNameMore,
  namedByFindings,
  recallByCheck,
  recallTable,
} from './recall';

jest.setTimeout(300_000);

describe('what is planted in the demo tenant', () => {
  let opened: OpenPosture;
  let truth: GroundTruth;
  let named: Map<string, Set<string>>;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 2_000 });
    await opened.sync();
    truth = opened.tenant.groundTruth();
    named = await namedByFindings(opened.posture.stores, 'demo');
    process.stdout.write(`\n${recallTable(recallByCheck(truth, named))}\n`);
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
      const compared = mayNameMore(id, expected)
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
