import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { findingStates } from '../model';
import type { FindingTriage, Verdict, Witness } from '../model';
import { at } from './__testUtils__/reads';
import { createStores, migrate } from './index';
import type { FindingFilter, Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const check = { id: 'ca.report-only', severity: 'high' as const };
const other = { id: 'sig.risky-user', severity: 'low' as const };
const witness = (key: string): Witness => ({
  key,
  statement: `Policy ${key} only reports.`,
  affected: [],
  facts: {},
});
const fail = (...keys: string[]): Verdict => ({
  outcome: 'fail',
  witnesses: keys.map(witness),
});
const acceptedUntil = (until: string): FindingTriage => ({
  accepted: {
    owner: 'user:default/ada',
    reason: 'A migration is under way.',
    until,
    by: 'user:default/ada',
    at: at(2),
    severity: 'high',
    size: 0,
  },
});

describe.each(databases.eachSupportedId())(
  'how many findings there are on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;
    let stores: Stores;
    let asked: string[];

    beforeEach(async () => {
      knex = await databases.init(id);
      await migrate(knex);
      stores = createStores(knex);
      await stores.findings.apply('one', check, fail('p', 'q', 'r'), at(1));
      asked = [];
      knex.on('query', ({ sql }: { sql: string }) => {
        if (sql.includes('count(')) asked.push(sql);
      });
    });

    const states = (hour: number, filter: FindingFilter = {}, of = stores) =>
      of.findings.countStates({ connectionId: 'one', ...filter }, at(hour));
    const decide = async (triage: FindingTriage, key = 'p') => {
      const { items } = await stores.findings.list(
        { connectionId: 'one' },
        { limit: 9, offset: 0 },
      );
      asked = [];
      await stores.triage.decide(
        items.find(each => each.key === key)!.id,
        undefined,
        () => ({
          triage,
          events: [{ finding: '', at: at(2), kind: 'accepted' }],
        }),
      );
    };

    it('is counted once for all who ask and for all that a census tells apart', async () => {
      const [one, same, ofCheck, ofFamily, worse] = await Promise.all([
        states(2),
        states(2),
        states(3, { checkId: check.id }),
        states(3, { families: ['sig'] }),
        states(3, { minSeverity: 'critical' }),
      ]);
      expect(one).toMatchObject({ open: 3, resolved: 0 });
      expect(same).toEqual(one);
      expect(ofCheck).toEqual(one);
      expect(ofFamily.open).toBe(0);
      expect(worse.open).toBe(0);
      expect(asked).toHaveLength(1);
      expect(await states(2, { query: 'policy q' })).toMatchObject({ open: 1 });
      expect(await states(2, { query: 'policy q' })).toMatchObject({ open: 1 });
      expect(asked).toHaveLength(2);
    });

    it.each([
      [
        'a verdict',
        () => stores.findings.apply('one', check, fail('p'), at(2)),
        { open: 1, resolved: 2 },
      ],
      [
        'a detection',
        () => stores.findings.observe('one', other, [witness('x')], at(2)),
        { open: 4 },
      ],
      [
        'a decision',
        () => decide(acceptedUntil(at(20))),
        { open: 2, accepted: 1 },
      ],
    ])(
      'is another number after %s, in every process',
      async (_, act, after) => {
        const elsewhere = createStores(knex);
        await states(2);
        await states(2, {}, elsewhere);
        await act();
        expect(await states(3)).toMatchObject(after);
        expect(await states(3, {}, elsewhere)).toMatchObject(after);
      },
    );

    it('is another number after a detection is taken back', async () => {
      await stores.findings.observe('one', other, [witness('x')], at(2));
      await stores.detections.note(
        'one',
        other.id,
        [{ witness: witness('x'), subject: 'u', at: 5 }],
        { run: 1, from: 0 },
      );
      expect(await states(3)).toMatchObject({ open: 4 });
      await stores.detections.retract(
        'one',
        other,
        { since: 2, from: 0 },
        at(3),
      );
      expect(await states(3)).toMatchObject({ open: 3, resolved: 1 });
    });

    it('is another number once a decision ends by itself, and is not counted again before', async () => {
      await decide(acceptedUntil(at(5)));
      expect(await states(3)).toMatchObject({ open: 2, accepted: 1 });
      expect(await states(4)).toMatchObject({ open: 2, accepted: 1 });
      expect(asked).toHaveLength(1);
      expect(await states(5)).toMatchObject({ open: 3, accepted: 0 });
      expect(await states(6)).toMatchObject({ open: 3, accepted: 0 });
      expect(asked).toHaveLength(2);
    });

    it('stays where nothing is found, or known', async () => {
      await states(2);
      asked = [];
      await stores.findings.apply(
        'one',
        other,
        { outcome: 'unknown', because: [] },
        at(2),
      );
      await stores.findings.apply(
        'one',
        other,
        { outcome: 'pass', evidence: {} },
        at(2),
      );
      await stores.findings.observe('one', other, [], at(2));
      await states(3);
      expect(asked).toEqual([]);
    });

    it('is none once a connection is gone with what was read of it, and another comes', async () => {
      await stores.connections.upsert({
        id: 'one',
        title: 'One',
        tenantId: 't',
        graphOrigin: 'https://graph.example',
        demo: false,
        source: 'config',
        cloud: 'global',
        credential: 'certificate',
        clientId: 'app',
        paused: false,
      });
      await states(2);
      await stores.connections.remove('one', { data: true });
      expect(await states(3)).toMatchObject({ open: 0 });
      await stores.findings.apply('one', check, fail('p'), at(4));
      expect(await states(5)).toMatchObject({ open: 1 });
    });

    it('is told of each check and severity, with one of them', async () => {
      await stores.findings.apply('two', other, fail('x'), at(1));
      const census = await stores.findings.census('one', at(2));
      expect(census).toEqual([
        {
          checkId: check.id,
          severity: 'high',
          family: 'ca',
          states: { ...none(), open: 3 },
          first: expect.any(String),
        },
      ]);
    });
  },
);

function none() {
  return Object.fromEntries(findingStates.map(each => [each, 0]));
}
