import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { FindingAct, Verdict, Witness } from '../model';
import { decide } from '../triage';
import { at } from './__testUtils__/reads';
import { createStores, migrate } from './index';
import type { Stores } from './ports';
import { stampFindings } from './findingStamps';
import { writeWitnesses } from './writeFindings';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const check = { id: 'guest.stale', severity: 'medium' as const };

const touching = (...ids: string[]): Witness => ({
  key: 'k',
  statement: 'Guests have not come for long.',
  affected: ids.map(id => ({ kind: 'user', id, label: `Person ${id}` })),
  facts: {},
});
const accept: FindingAct = {
  act: 'accept',
  owner: 'group:default/identity',
  reason: 'They come once a year.',
  until: at(23),
};

describe.each(databases.eachSupportedId())(
  'on %s',
  (database: TestDatabaseId) => {
    let stores: Stores;
    let finding: string;

    const judge = async (hour: number, ...witnesses: Witness[]) => {
      const verdict: Verdict = witnesses.length
        ? { outcome: 'fail', witnesses }
        : { outcome: 'pass', evidence: {} };
      await stores.findings.apply('one', check, verdict, at(hour));
    };
    const act = (each: FindingAct, hour: number, expected?: number) =>
      stores.triage.decide(finding, expected, known =>
        decide(known, each, {
          by: 'user:default/ada',
          now: at(hour),
          longestDays: 365,
        }),
      );
    const kinds = async () =>
      (await stores.triage.history(finding, { limit: 50, offset: 0 })).items
        .map(({ kind }) => kind)
        .reverse();
    const counts = (hour: number) =>
      stores.findings.countStates({ connectionId: 'one' }, at(hour));
    const version = async () =>
      (await stores.findings.get(finding, { limit: 0, offset: 0 }))!.version;

    beforeEach(async () => {
      const knex = await databases.init(database);
      await migrate(knex);
      stores = createStores(knex);
      await judge(1, touching('a', 'b', 'c'));
      const { items } = await stores.findings.list({}, { limit: 1, offset: 0 });
      finding = items[0].id;
    });

    it('keeps an exception through another order and a smaller set, and ends it with anyone new', async () => {
      await act(accept, 2);
      expect(await counts(2)).toMatchObject({ open: 0, accepted: 1 });
      await judge(3, touching('c', 'a', 'b'));
      await judge(4, touching('c', 'a'));
      expect(await counts(4)).toMatchObject({ accepted: 1 });
      // As many as before, one of them another.
      await judge(5, touching('c', 'd'));
      expect(await counts(5)).toMatchObject({ open: 1, accepted: 0 });
      expect(await kinds()).toEqual([
        'opened',
        'accepted',
        'shrank',
        'acceptanceEnded',
      ]);
      const { items } = await stores.triage.history(finding, {
        limit: 1,
        offset: 0,
      });
      expect(items[0]).toMatchObject({
        by: { kind: 'product' },
        detail: { newcomers: 1, owner: 'group:default/identity' },
      });
    });

    it('ends an exception when the finding becomes worse', async () => {
      await act(accept, 2);
      await judge(3, { ...touching('a', 'b', 'c'), severity: 'high' });
      expect(await kinds()).toEqual([
        'opened',
        'accepted',
        'severityChanged',
        'acceptanceEnded',
      ]);
    });

    it('ends an exception at its time: at once in lists, with the next look in the history', async () => {
      await act({ ...accept, until: at(5) }, 2);
      expect(await counts(4)).toMatchObject({ accepted: 1, open: 0 });
      expect(await counts(5)).toMatchObject({ accepted: 0, open: 1 });
      expect(await stores.triage.settle('one', at(4))).toBe(0);
      expect(await stores.triage.settle('one', at(7))).toBe(1);
      expect(await stores.triage.settle('one', at(7))).toBe(0);
      const { items } = await stores.triage.history(finding, {
        limit: 1,
        offset: 0,
      });
      expect(items).toMatchObject([{ kind: 'acceptanceExpired', at: at(5) }]);
    });

    it('keeps an exception while the finding is gone, for when it comes back as it was', async () => {
      await act(accept, 2);
      await act({ act: 'acknowledge' }, 2);
      await judge(3);
      expect(await counts(3)).toMatchObject({ resolved: 1, accepted: 0 });
      await judge(4, touching('a', 'b'));
      expect(await counts(4)).toMatchObject({ accepted: 1 });
      await act({ act: 'undo', of: 'accept' }, 5);
      // It came back: having been seen once says nothing of this time.
      expect(await counts(5)).toMatchObject({ open: 1, acknowledged: 0 });
      expect(await kinds()).toEqual([
        'opened',
        'accepted',
        'acknowledged',
        'resolved',
        'reopened',
        'shrank',
        'acceptanceUndone',
      ]);
    });

    it('cannot say of lists that are cut that nobody is new, and does not', async () => {
      const people = ['a', 'b', 'c', 'd', 'e'];
      const knex = await databases.init(database);
      await migrate(knex);
      stores = createStores(knex);
      const write = async (hour: number, ids: readonly string[]) => {
        await writeWitnesses(
          knex,
          { connectionId: 'one', check, now: at(hour) },
          [touching(...ids)],
          3,
        );
        await stampFindings(knex, 'one');
      };
      await write(1, people);
      await act(accept, 2);
      await write(3, [...people].reverse());
      expect(await counts(3)).toMatchObject({ accepted: 1 });
      await write(4, ['a', 'b', 'c', 'd']);
      expect(await counts(4)).toMatchObject({ accepted: 0, open: 1 });
    });

    it('refuses to decide about what has changed since it was looked at', async () => {
      const seen = await version();
      await judge(2, touching('a', 'b', 'c', 'd'));
      await expect(act(accept, 3, seen)).rejects.toThrow(
        /has changed since you looked at it/,
      );
      expect(await kinds()).toEqual(['opened', 'grew']);
    });

    it('lets the first of two people decide, and tells the second', async () => {
      const seen = await version();
      const done = await Promise.allSettled([
        act(accept, 2, seen),
        act({ act: 'snooze', until: at(9) }, 2, seen),
      ]);
      expect(done.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(await kinds()).toHaveLength(2);
    });

    it('takes the same act twice for one, whatever version it was sent with', async () => {
      const seen = await version();
      expect(await act(accept, 2, seen)).toMatchObject({ changed: true });
      expect(await act(accept, 3, seen)).toMatchObject({ changed: false });
      expect(await kinds()).toEqual(['opened', 'accepted']);
    });

    it('does not lose a decision to a judgement at the same moment', async () => {
      await Promise.all([
        act({ act: 'assign', owner: 'Ada' }, 2),
        judge(2, touching('a')),
        act({ act: 'acknowledge' }, 2),
      ]);
      const known = await stores.findings.get(finding, { limit: 9, offset: 0 });
      expect(known).toMatchObject({
        affectedCount: 1,
        triage: { assigned: { owner: 'Ada' }, acknowledged: {} },
      });
      expect((await kinds()).sort()).toEqual([
        'acknowledged',
        'assigned',
        'opened',
        'shrank',
      ]);
    });

    it('makes one line of a day of comings and goings', async () => {
      await judge(2, touching('a', 'b', 'c', 'd'));
      await judge(3, touching('a', 'b', 'c', 'd', 'e'));
      const { items } = await stores.triage.history(finding, {
        limit: 1,
        offset: 0,
      });
      expect(items[0]).toMatchObject({
        kind: 'grew',
        at: at(3),
        detail: { from: 3, to: 5 },
      });
      await judge(4, touching('a', 'b', 'c'));
      expect(await kinds()).toEqual(['opened']);
    });

    it('filters by state and owner, and streams what fits', async () => {
      await judge(
        2,
        touching('a', 'b', 'c'),
        ...Array.from({ length: 450 }, (_, n) => ({
          ...touching(`u${n}`),
          key: `k${n}`,
        })),
      );
      await act({ act: 'assign', owner: 'Ada' }, 3);
      await act({ act: 'snooze', until: at(9) }, 3);
      const keys = async (filter: object) =>
        (
          await stores.findings.list(
            { connectionId: 'one', ...filter },
            { limit: 500, offset: 0 },
          )
        ).items.map(({ key }) => key);
      const now = at(4);
      expect(await keys({ state: { of: ['snoozed'], now } })).toEqual(['k']);
      expect(await keys({ state: { of: ['open'], now } })).toHaveLength(450);
      expect(await keys({ state: { of: [], now } })).toEqual([]);
      expect(await keys({ owner: 'Ada' })).toEqual(['k']);
      const streamed = [];
      for await (const each of stores.findings.stream(
        { connectionId: 'one' },
        { affected: 2 },
      )) {
        streamed.push(each);
      }
      expect(new Set(streamed.map(({ id }) => id)).size).toBe(451);
      expect(streamed.find(({ id }) => id === finding)?.affected).toHaveLength(
        2,
      );
      expect(await stores.findings.census('one', now)).toMatchObject([
        { family: 'guest', severity: 'medium', states: { open: 450 } },
      ]);
    });

    it('remembers since when a change may be, where it was judged before', async () => {
      await judge(2);
      await judge(3, touching('a', 'b', 'c'));
      expect(await stores.triage.unattributed('one', at(0), 10)).toMatchObject([
        { finding, notBefore: at(2), at: at(3) },
        { finding, notBefore: at(1), at: at(2) },
      ]);
      const [{ event }] = await stores.triage.unattributed('one', at(0), 10);
      const entity = { kind: 'user' as const, id: 'u', label: 'Ada' };
      await stores.triage.attribute(event, { kind: 'tenant', entity });
      const { items } = await stores.triage.history(finding, {
        limit: 1,
        offset: 0,
      });
      expect(items).toMatchObject([
        { kind: 'reopened', by: { kind: 'tenant', entity } },
      ]);
    });

    it('forgets all of it with the connection’s data', async () => {
      await act(accept, 2);
      await stores.connections.remove('one', { data: true });
      expect(
        await stores.triage.history(finding, { limit: 1, offset: 0 }),
      ).toEqual({ total: 0, items: [] });
      expect(await act({ act: 'acknowledge' }, 3)).toBeUndefined();
    });
  },
);
