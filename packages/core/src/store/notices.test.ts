import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { Verdict } from '../model';
import { at } from './__testUtils__/reads';
import { createStores, migrate } from './index';
import type { NewNotice, Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const check = { id: 'app.credential-expiry', severity: 'low' as const };
const team = 'group:default/payments';

const fails = (...ids: string[]): Verdict => ({
  outcome: 'fail',
  witnesses: ids.map(id => ({
    key: id,
    statement: 'A secret ends.',
    affected: [{ kind: 'application', id, label: id }],
    facts: {},
  })),
});
const passes: Verdict = { outcome: 'pass', evidence: {} };

describe.each(databases.eachSupportedId())(
  'on %s',
  (database: TestDatabaseId) => {
    let knex: Knex;
    let stores: Stores;

    const judge = (hour: number, verdict: Verdict) =>
      stores.findings.apply('one', check, verdict, at(hour));
    const unsettled = (since = at(0)) =>
      stores.notices.unsettled('one', 'notify', {
        kinds: ['opened', 'reopened'],
        since,
        limit: 10,
      });
    const notice = (finding: string, cause: string): NewNotice => ({
      finding,
      kind: 'opened',
      cause,
      recipient: team,
      about: 'component:default/pay',
    });
    const claim = (hour: number, noted = at(23)) =>
      stores.notices.claim({
        noted,
        now: at(hour),
        until: at(hour, 10),
        limit: 10,
      });

    beforeEach(async () => {
      knex = await databases.init(database);
      await migrate(knex);
      stores = createStores(knex);
    });

    it('hands out each line until it is settled, for each purpose and for one backend only', async () => {
      await judge(1, fails('a', 'b'));
      const [first, second] = await unsettled();
      expect(second).toMatchObject({ kind: 'opened', at: at(1) });
      const settled = await Promise.all(
        [1, 2].map(() =>
          stores.notices.settle(
            'one',
            'notify',
            [
              {
                change: first,
                notices: [notice(first.finding, `event:${first.event}`)],
              },
            ],
            at(2),
          ),
        ),
      );
      expect(settled.sort()).toEqual([0, 1]);
      expect(await unsettled()).toEqual([second]);
      expect(
        await stores.notices.unsettled('one', 'publish', {
          kinds: ['opened'],
          since: at(0),
          limit: 10,
        }),
      ).toEqual([first, second]);
      expect(await claim(3)).toHaveLength(1);
    });

    it('leaves out what is older, and has a line for each time that a finding came back', async () => {
      await judge(1, fails('a'));
      await judge(2, passes);
      await judge(3, fails('a'));
      expect((await unsettled(at(2))).map(({ kind }) => kind)).toEqual([
        'reopened',
      ]);
      expect(await unsettled()).toHaveLength(2);
    });

    it('leaves out what somebody lets wait, and hands it out again', async () => {
      await judge(1, fails('a', 'b', 'c'));
      const [first, ...others] = await unsettled();
      expect(
        await stores.notices.unsettled('one', 'notify', {
          kinds: ['opened'],
          since: at(0),
          after: first.event,
          limit: 10,
        }),
      ).toEqual(others);
      expect(await unsettled()).toEqual([first, ...others]);
    });

    it('notes the same cause for a recipient once', async () => {
      const same = notice('f', 'exception:f:2026-12-01');
      expect(await stores.notices.note('one', [same], at(1))).toBe(1);
      expect(
        await stores.notices.note(
          'one',
          [same, { ...same, recipient: 'user:default/ada' }],
          at(2),
        ),
      ).toBe(1);
      expect((await claim(3)).map(({ recipient }) => recipient)).toEqual([
        team,
        'user:default/ada',
      ]);
    });

    it('gives a notice to one backend, and again only when it was given back or its holder is gone', async () => {
      await stores.notices.note('one', [notice('f', 'event:1')], at(1));
      const [one, other] = await Promise.all([claim(2), claim(2)]);
      const [held] = [...one, ...other];
      expect([...one, ...other]).toHaveLength(1);
      expect(held).toMatchObject({
        connectionId: 'one',
        finding: 'f',
        about: 'component:default/pay',
      });
      await stores.notices.release([held.id]);
      expect(await claim(2)).toHaveLength(1);
      expect(await claim(2)).toHaveLength(0);
      expect(await claim(3)).toHaveLength(1);
      await stores.notices.sent([held.id], at(3));
      expect(await claim(5)).toHaveLength(0);
    });

    it('keeps for later what was noted after the moment that is asked for', async () => {
      await stores.notices.note('one', [notice('f', 'event:1')], at(5));
      expect(await claim(6, at(4))).toHaveLength(0);
      expect(await claim(6, at(5))).toHaveLength(1);
    });

    it('forgets with time and with the connection', async () => {
      await judge(1, fails('a'));
      const [first] = await unsettled();
      await stores.notices.settle(
        'one',
        'notify',
        [{ change: first, notices: [notice('f', 'event:1')] }],
        at(1),
      );
      await stores.notices.prune(at(2));
      expect(await claim(3)).toHaveLength(0);
      await stores.notices.note('one', [notice('f', 'event:2')], at(3));
      await stores.connections.remove('one', { data: true });
      expect(await knex('entra_notices')).toEqual([]);
      expect(await knex('entra_settled_events')).toEqual([]);
    });

    it('finds findings that touch any of several things', async () => {
      await judge(1, fails('a', 'b', 'c'));
      const touching = async (...ids: string[]) =>
        (
          await stores.findings.list(
            {
              connectionId: 'one',
              touching: ids.map(id => ({ kind: 'application', id })),
            },
            { limit: 10, offset: 0 },
          )
        ).items
          .map(({ key }) => key)
          .sort();
      expect(await touching('a', 'c', 'x')).toEqual(['a', 'c']);
      expect(await touching()).toEqual([]);
    });
  },
);
