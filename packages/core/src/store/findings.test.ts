import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Completeness, Verdict, Witness } from '../model';
import { at } from './__testUtils__/reads';
import { worstOpen } from '../score';
import { createStores, migrate } from './index';
import type { Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  let stores: Stores;

  beforeEach(async () => {
    const knex = await databases.init(id);
    await migrate(knex);
    stores = createStores(knex);
  });

  describe('findings', () => {
    const check = { id: 'ca.report-only', severity: 'high' as const };
    const witness = (key: string, extra: Partial<Witness> = {}): Witness => ({
      key,
      statement: 'A policy only reports.',
      affected: [
        { kind: 'conditionalAccessPolicy', id: key, label: `Policy ${key}` },
      ],
      facts: { state: 'enabledForReportingButNotEnforced' },
      ...extra,
    });
    const fail = (...witnesses: Witness[]): Verdict => ({
      outcome: 'fail',
      witnesses,
    });
    const apply = (verdict: Verdict, hour: number) =>
      stores.findings.apply('one', check, verdict, at(hour));
    const list = async () =>
      (
        await stores.findings.list(
          { connectionId: 'one' },
          { limit: 50, offset: 0 },
        )
      ).items;

    it('open, stay, resolve and reopen with their times', async () => {
      expect(await apply(fail(witness('p'), witness('q')), 1)).toEqual({
        opened: 2,
        resolved: 0,
        reopened: 0,
      });
      expect(await apply(fail(witness('p')), 2)).toEqual({
        opened: 0,
        resolved: 1,
        reopened: 0,
      });
      expect(await apply({ outcome: 'pass', evidence: {} }, 3)).toMatchObject({
        resolved: 1,
      });
      expect(
        await apply(fail(witness('p', { severity: 'low' })), 4),
      ).toMatchObject({ reopened: 1 });
      const p = (await list()).find(each => each.key === 'p');
      expect(p).toMatchObject({
        status: 'open',
        severity: 'low',
        firstSeen: at(1),
        lastSeen: at(4),
        reopenedAt: at(4),
      });
      expect(p).not.toHaveProperty('resolvedAt');
    });

    it('are told by the worst that is open of each check', async () => {
      const other = { id: 'mfa.none', severity: 'medium' as const };
      const worstOf = async () =>
        worstOpen(await stores.findings.census('one', at(3)));
      expect(await worstOf()).toEqual([]);
      await apply(
        fail(
          witness('mild', { severity: 'low' }),
          witness('worst', { severity: 'critical' }),
          witness('usual'),
        ),
        1,
      );
      await stores.findings.apply('one', other, fail(witness('x')), at(1));
      await stores.findings.apply('two', other, fail(witness('y')), at(1));
      const worst = async () =>
        (await worstOf())
          .map(({ checkId, severity }) => `${checkId} ${severity}`)
          .sort();
      expect(await worst()).toEqual([
        'ca.report-only critical',
        'mfa.none medium',
      ]);
      await apply(fail(witness('mild', { severity: 'low' })), 2);
      await stores.findings.apply(
        'one',
        other,
        { outcome: 'pass', evidence: {} },
        at(2),
      );
      expect(await worst()).toEqual(['ca.report-only low']);
      const [{ finding }] = await worstOf();
      expect((await list()).find(({ id: each }) => each === finding)?.key).toBe(
        'mild',
      );
    });

    it('stand when the check can no longer be judged, and the result says why', async () => {
      await apply(fail(witness('p')), 1);
      const completeness: Completeness = {
        state: 'denied',
        permission: 'Policy.Read.All',
        why: 'x',
      };
      await apply(
        {
          outcome: 'unknown',
          because: [{ dataset: 'conditionalAccessPolicies', completeness }],
        },
        2,
      );
      expect(await list()).toMatchObject([{ status: 'open', lastSeen: at(1) }]);
      expect(await stores.findings.results('one')).toMatchObject([
        {
          checkId: check.id,
          outcome: 'unknown',
          detail: { because: [{ completeness }] },
        },
      ]);
    });

    it('stay open when only a part of the rows was read, whatever that part shows', async () => {
      await apply(fail(witness('p'), witness('q')), 1);
      const because = [
        {
          dataset: 'inboxRules' as const,
          completeness: { state: 'partial' as const, seen: 3, why: 'cut' },
        },
      ];
      expect(
        await apply(
          { outcome: 'fail', witnesses: [witness('q'), witness('r')], because },
          2,
        ),
      ).toEqual({ opened: 1, resolved: 0, reopened: 0 });
      expect(await stores.findings.results('one')).toMatchObject([
        { outcome: 'fail', detail: { because } },
      ]);
      expect(await apply(fail(witness('r')), 3)).toMatchObject({ resolved: 2 });
    });

    it('are never resolved by a detection', async () => {
      await stores.findings.observe('one', check, [witness('p')], at(1));
      expect(
        await stores.findings.observe('one', check, [witness('q')], at(2)),
      ).toEqual({ opened: 1, resolved: 0, reopened: 0 });
      expect((await list()).every(each => each.status === 'open')).toBe(true);
    });

    it('are filtered, sorted worst first and paged with what they touch', async () => {
      const affected = Array.from({ length: 1200 }, (_, n) => ({
        kind: 'user' as const,
        id: `u${n}`,
        label: `U ${n}`,
        facts: { n },
      }));
      await apply(
        fail(
          witness('low', { severity: 'low' }),
          witness('big', { severity: 'critical', affected }),
        ),
        1,
      );
      const items = await list();
      expect(items.map(each => each.key)).toEqual(['big', 'low']);
      expect(items[0].affectedCount).toBe(1200);
      const detail = await stores.findings.get(items[0].id, {
        limit: 2,
        offset: 1000,
      });
      expect(detail?.affected).toEqual([
        { kind: 'user', id: 'u1000', label: 'U 1000', facts: { n: 1000 } },
        { kind: 'user', id: 'u1001', label: 'U 1001', facts: { n: 1001 } },
      ]);
      const keys = async (filter: object) =>
        (
          await stores.findings.list(
            { connectionId: 'one', ...filter },
            { limit: 9, offset: 0 },
          )
        ).items.map(each => each.key);
      expect(await keys({ minSeverity: 'medium' })).toEqual(['big']);
      expect(await keys({ entity: { kind: 'user', id: 'u7' } })).toEqual([
        'big',
      ]);
      expect(await keys({ query: 'ONLY REPORTS' })).toHaveLength(2);
      expect(await keys({ family: 'priv' })).toEqual([]);
      expect(await stores.findings.census('one', at(3))).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            family: 'ca',
            severity: 'critical',
            states: expect.objectContaining({ open: 1 }),
          }),
        ]),
      );
    });
  });
});
