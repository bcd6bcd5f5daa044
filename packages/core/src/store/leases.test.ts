/** @jest-environment node */
import { hostname } from 'node:os';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { forgetHolder, newHolder } from './holder';
import { createStores, migrate } from './index';
import type { PageWrite, Stores } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 20) + minute * 60_000).toISOString();
const page = (...ids: string[]): PageWrite => ({
  rows: ids.map(id => ({ id, label: id, row: { id } })),
  removed: [],
  relations: [],
  removedRelations: [],
});

describe.each(databases.eachSupportedId())('leases on %s', id => {
  let knex: Knex;
  let one: Stores;
  let two: Stores;
  let oneIs: string;

  beforeEach(async () => {
    knex = await databases.init(id);
    await migrate(knex);
    oneIs = newHolder();
    one = createStores(knex, { holder: oneIs });
    two = createStores(knex, { holder: newHolder() });
  });

  const begin = (stores: Stores, minute: number) =>
    stores.collections.begin('demo', 'users', { now: at(minute) });
  const write = (stores: Stores, minute: number, ...ids: string[]) =>
    stores.collections.writePage('demo', 'users', page(...ids), {
      cursor: JSON.stringify({ next: ids[ids.length - 1] }),
      requests: 1,
      now: at(minute),
    });
  const finish = (stores: Stores, minute: number) =>
    stores.collections.finish('demo', 'users', {
      now: at(minute),
      completeness: { state: 'complete', asOf: at(minute) },
    });
  const names = async () => {
    const found: string[] = [];
    for await (const user of one.rows.stream('demo', 'users')) {
      found.push(user.id);
    }
    return found;
  };

  it('let no process read again what another one finished after it was found due', async () => {
    const { sequence } = await two.collections.state('demo', 'users');
    await begin(one, 0);
    await write(one, 0, 'a');
    await finish(one, 1);
    const due = { now: at(1), after: sequence };
    await expect(
      two.collections.begin('demo', 'users', due),
    ).rejects.toMatchObject({ name: 'ReadMeanwhile' });
    // Nor does it keep anybody else from the next read.
    await begin(one, 2);
    await finish(one, 3);
    expect(await names()).toEqual(['a']);
    const seen = await two.collections.state('demo', 'users');
    await two.collections.begin('demo', 'users', {
      now: at(4),
      after: seen.sequence,
    });
  });

  it('let one process at a time read a dataset, and several read several', async () => {
    await begin(one, 0);
    await expect(begin(two, 1)).rejects.toMatchObject({ name: 'LeaseHeld' });
    await two.collections.begin('demo', 'groups', { now: at(1) });
    await two.collections.begin('other', 'users', { now: at(1) });
    await write(one, 1, 'a');
    await finish(one, 1);
    expect((await begin(two, 1)).sequence).toBe(1);
  });

  it('are given to one of many that ask at the same moment', async () => {
    const all = Array.from({ length: 8 }, () =>
      createStores(knex, { holder: newHolder() }),
    );
    const tried = await Promise.allSettled(all.map(each => begin(each, 0)));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
  });

  it('are kept by each page, and by a process that waits', async () => {
    await begin(one, 0);
    await write(one, 1.5, 'a');
    await expect(begin(two, 3)).rejects.toMatchObject({ name: 'LeaseHeld' });
    await one.leases!.renewAll(at(3));
    await expect(begin(two, 4.5)).rejects.toMatchObject({ name: 'LeaseHeld' });
  });

  it('lapse when their process is silent: another goes on from the page, and the first can write no more', async () => {
    await begin(one, 0);
    await write(one, 0, 'a');
    const taken = await begin(two, 3);
    expect(taken).toMatchObject({ cursor: '{"next":"a"}', rowsRead: 1 });
    await write(two, 3, 'b');

    await expect(write(one, 3, 'of the first')).rejects.toMatchObject({
      name: 'LeaseLost',
    });
    await expect(finish(one, 3)).rejects.toMatchObject({ name: 'LeaseLost' });
    await one.leases!.renewAll(at(3));
    await one.leases!.release('demo', 'users');

    await finish(two, 3);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('of a process of this machine that died are taken at once', async () => {
    await begin(one, 0);
    await write(one, 0, 'a');
    await expect(begin(two, 0)).rejects.toMatchObject({ name: 'LeaseHeld' });
    forgetHolder(oneIs);
    await begin(two, 0);

    const died = (name: string, holder: string) =>
      knex('entra_leases').insert({
        connection_id: 'demo',
        name,
        holder,
        until_ms: Date.parse(at(60)),
      });
    // No process has this number: the kernel's largest is smaller.
    await died('groups', `${hostname()}/4194305/x`);
    await died('devices', `elsewhere/4194305/x`);
    await two.collections.begin('demo', 'groups', { now: at(0) });
    await expect(
      two.collections.begin('demo', 'devices', { now: at(0) }),
    ).rejects.toMatchObject({ name: 'LeaseHeld' });
    await two.collections.begin('demo', 'devices', { now: at(60) });
  });

  it('let nobody say what a dataset waits for that another one reads by now', async () => {
    const waiting = async () =>
      (await one.collections.state('demo', 'users')).waiting;
    const say = (stores: Stores, why?: string) =>
      stores.collections.setWaiting('demo', 'users', why);
    await begin(one, 0);
    await say(one, 'the quota');
    expect(await waiting()).toBe('the quota');
    await begin(two, 3);
    await say(two, 'an answer');
    await say(one, 'what was');
    await say(one);
    expect(await waiting()).toBe('an answer');
    await say(two);
    expect(await waiting()).toBeUndefined();
  });

  it('let nobody write verdicts whose turn to judge was taken over, even when it is free again', async () => {
    const check = { id: 'ca.drift', severity: 'high' as const };
    const judged = (stores: Stores, minute: number, age: string) =>
      stores.findings.apply(
        'demo',
        check,
        { outcome: 'pass', evidence: { age } },
        at(minute),
      );
    const known = async () => {
      const [result] = await one.findings.results('demo');
      return result.detail;
    };
    await one.leases!.take('demo', 'judgement', at(0));
    await judged(one, 0, 'first');
    await two.leases!.take('demo', 'judgement', at(3));
    await judged(two, 3, 'newer');
    const lost = { name: 'LeaseLost' };
    await expect(judged(one, 0, 'older')).rejects.toMatchObject(lost);
    await two.leases!.release('demo', 'judgement');
    await expect(judged(one, 0, 'older')).rejects.toMatchObject(lost);
    await expect(
      one.findings.observe('demo', check, [], at(0)),
    ).rejects.toMatchObject(lost);
    await expect(
      one.findings.apply(
        'demo',
        check,
        { outcome: 'unknown', because: [] },
        at(0),
      ),
    ).rejects.toMatchObject(lost);
    expect(await known()).toMatchObject({ evidence: { age: 'newer' } });
    await one.leases!.release('demo', 'judgement');
    await one.leases!.take('demo', 'judgement', at(4));
    await judged(one, 4, 'newest');
    expect(await known()).toMatchObject({ evidence: { age: 'newest' } });
  });

  it('let nobody write anything else of a judgement whose turn was taken over', async () => {
    const stamp = { day: '2026-06-01' };
    const writes: Record<string, (stores: Stores) => Promise<unknown>> = {
      basis: ({ verdictBases }) => verdictBases.keep('demo', 'ca.drift', {}),
      confirmation: ({ verdictBases }) =>
        verdictBases.confirm('demo', ['ca.drift'], at(0)),
      states: ({ detectorStates }) =>
        detectorStates.save('demo', { runs: new Map(), subjects: new Map() }),
      expiry: ({ detectorStates }) => detectorStates.expire('demo', 0),
      // What is gone again is retracted; where there is none, nothing is written.
      retraction: ({ detections }) =>
        detections.retract(
          'demo',
          { id: 'sig.spray', severity: 'low' },
          { since: 2, from: 0 },
          at(0),
        ),
      detections: ({ detections }) =>
        detections.note(
          'demo',
          'sig.spray',
          [
            {
              witness: { key: 'a', statement: '', facts: {}, affected: [] },
              subject: 'a',
              at: 1,
            },
          ],
          { run: 1, from: 0 },
        ),
      chain: ({ parts }) =>
        parts.join('demo', { checkId: 'cmp.takeover', key: 'a' }, []),
      score: ({ scores }) =>
        scores.add({
          connectionId: 'demo',
          at: at(0),
          score: 1,
          low: 1,
          high: 1,
        }),
      inventory: ({ identities }) =>
        identities.update('demo', { identities: [], gone: [] }, stamp),
      removal: ({ identities }) =>
        identities.update('demo', { identities: [], gone: ['a'] }, stamp),
    };
    await one.leases!.take('demo', 'judgement', at(0));
    for (const writeAs of Object.values(writes)) await writeAs(one);
    await two.leases!.take('demo', 'judgement', at(3));
    for (const [what, writeAs] of Object.entries(writes)) {
      await expect(
        writeAs(one).then(
          () => `${what} was written`,
          (error: Error) => error.name,
        ),
      ).resolves.toBe('LeaseLost');
      await writeAs(two);
    }
  });

  it('tell whether anybody is at something of a connection', async () => {
    const worked = (minute: number) =>
      two.leases!.isWorkedOn('demo', at(minute));
    expect(await worked(0)).toBe(false);
    await begin(one, 0);
    expect(await worked(0)).toBe(true);
    expect(await worked(5)).toBe(false);
    forgetHolder(oneIs);
    expect(await worked(0)).toBe(false);
  });

  it('are not asked for where no other process collects', async () => {
    const alone = createStores(knex);
    await begin(alone, 0);
    await write(alone, 0, 'a');
    await finish(alone, 0);
    expect(await names()).toEqual(['a']);
  });
});
