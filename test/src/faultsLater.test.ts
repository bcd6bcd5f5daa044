import type { Fault } from '@entra-posture/demo-tenant';
import { openFindings, visibleRows } from './simulator/visible';
import {
  expectSame,
  openWatchedTenant,
  unfinished,
  type WatchedTenant,
  type Watcher,
} from './watchedTenant';

jest.setTimeout(180_000);

const MINUTE_MS = 60_000;

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('a fault of Microsoft Graph in a later sync', () => {
  let watched: WatchedTenant;
  let calm: Watcher;
  let watcher: Watcher;

  /** Two installations that have read the same. */
  beforeEach(async () => {
    watched = await openWatchedTenant();
    calm = await watched.start();
    watcher = await watched.start();
    await calm.sync();
    await watcher.sync();
    await expectSame(calm, watcher);
  });
  afterEach(() => watched?.close());

  const ask = (...faults: Fault[]) =>
    faults.forEach(fault => watched.tenant.control.failNext(fault));
  const completeness = async (id: 'users' | 'inboxRules') =>
    (await watcher.posture.stores.collections.state('demo', id)).completeness;

  /** Somebody renamed, somebody gone, a membership that ended and one that began. */
  async function changeTenant() {
    const { control } = watched.tenant;
    const { rows } = calm.posture.stores;
    const users = (await all(rows.stream('demo', 'users'))).map(({ id }) => id);
    const members = await all(rows.relations('demo', 'groups.members'));
    const [renamed, left, joins] = [users[1], users.at(-1)!, users[50]];
    const renamedTo = `Renamed at ${watched.now()}`;
    control.update('user', renamed, { displayName: renamedTo });
    control.remove('user', left, 'deleted');
    // As Graph tells it: a member that is gone is a change of each of its groups.
    for (const { from, to } of members) {
      if (to === left) {
        const removed = [{ id: left, type: 'user' as const }];
        control.changeMembers(from, { removed });
      }
    }
    const group = members.find(
      ({ from }) =>
        !members.some(each => each.from === from && each.to === joins),
    )!.from;
    const leaves = members.find(
      ({ from, to, toType }) =>
        from === group && toType === 'user' && to !== left,
    )!.to;
    control.changeMembers(group, {
      added: [{ id: joins, type: 'user' }],
      removed: [{ id: leaves, type: 'user' }],
    });
    return { renamed, renamedTo, left, group, joins, leaves };
  }

  async function signIn(id: string, time: number): Promise<void> {
    const { rows } = calm.posture.stores;
    const [sample] = await all(rows.streamLog('demo', 'signIns', {}));
    const createdDateTime = `${new Date(time).toISOString().slice(0, 19)}Z`;
    watched.tenant.control.addRecord('signIn', {
      at: time,
      visibleAt: 0,
      object: { ...sample, id, createdDateTime },
    });
  }

  it('costs nothing but time, whatever comes at once', async () => {
    watched.pass(MINUTE_MS);
    const change = await changeTenant();
    ask(
      { path: '/users/delta', kind: 'gone' },
      { path: '/users/delta', kind: 'drop' },
      { path: '/users/delta', kind: 'pageTwice' },
      { path: '/groups/delta', kind: 'status', status: 503 },
      { path: '/groups/delta', kind: 'duplicates' },
      { path: '/auditLogs/signIns', kind: 'pageTwice' },
      { path: '/auditLogs/directoryAudits', kind: 'truncate' },
      { path: '/identity/', kind: 'html' },
      { path: '/identityProtection/', kind: 'status', status: 429 },
      { path: '/users/', kind: 'duplicates' },
      { path: '/', kind: 'expireToken', after: 20 },
    );
    expect(unfinished(await watcher.sync())).toEqual([]);
    expect(watched.tenant.control.pendingFaults()).toEqual([]);
    await calm.sync();
    await expectSame(calm, watcher);
    const { rows } = watcher.posture.stores;
    expect(await rows.get('demo', 'users', change.renamed)).toMatchObject({
      displayName: change.renamedTo,
    });
    expect(await rows.get('demo', 'users', change.left)).toBeUndefined();
    const members = (
      await rows.relationsFrom('demo', 'groups.members', change.group)
    ).map(({ to }) => to);
    expect(members).toContain(change.joins);
    expect(members).not.toContain(change.leaves);
  });

  it('that keeps records of a log back costs a sync: the next one has them, once', async () => {
    watched.pass(10 * MINUTE_MS);
    const late = ['late-1', 'late-2', 'late-3'];
    for (const id of late) await signIn(id, watched.now() - MINUTE_MS);
    ask({ path: '/auditLogs/signIns', kind: 'late' });
    const known = async () => [
      ...(await visibleRows(watcher.posture.stores, 'signIns', 'demo')).keys(),
    ];
    expect(unfinished(await watcher.sync())).toEqual([]);
    expect((await known()).filter(id => late.includes(id))).toEqual([]);
    await calm.sync();
    watched.pass(10 * MINUTE_MS);
    await watcher.sync();
    await calm.sync();
    expect(await known()).toEqual(expect.arrayContaining(late));
    await expectSame(calm, watcher);
  });

  it.each([
    ['loop', 'named a page as the next one that was read before'],
    ['endless', 'pages in a row that were read before, each by a new link'],
  ] as const)(
    'that never ends (%s) stops the one dataset with a sentence, and nothing else',
    async (kind, sentence) => {
      const before = await openFindings(watcher.knex, 'demo');
      watched.pass(MINUTE_MS);
      await changeTenant();
      await signIn('new', watched.now() - MINUTE_MS);
      ask({ path: '/users/delta', kind }, { path: '/auditLogs/signIns', kind });
      const stopped = unfinished(await watcher.sync());
      expect(stopped.map(each => [each.dataset, each.failure]).sort()).toEqual([
        ['signIns', 'endless'],
        ['users', 'endless'],
      ]);
      for (const { problem } of stopped) {
        expect(problem).toContain(sentence);
        expect(problem).toContain('so the read would never end');
      }
      expect(await completeness('users')).toMatchObject({ state: 'stale' });
      const during = await openFindings(watcher.knex, 'demo');
      const lost = [...before].filter(
        ([id, found]) => during.get(id) !== found,
      );
      expect(lost).toEqual([]);

      watched.tenant.control.clearFaults();
      watched.pass(MINUTE_MS);
      expect(unfinished(await watcher.sync())).toEqual([]);
      await calm.sync();
      await expectSame(calm, watcher);
    },
  );

  it('that never ends in one mailbox leaves the others read, and is met again in the next round', async () => {
    const [user] = watched.tenant.groundTruth().inboxRules.hiding;
    watched.pass(25 * 60 * MINUTE_MS);
    ask({ path: `/users/${user}/mailFolders`, kind: 'endless' });
    expect(unfinished(await watcher.sync())).toEqual([]);
    expect(await completeness('inboxRules')).toMatchObject({
      state: 'partial',
      why: expect.stringContaining(
        'Did not answer, and are asked again in the next round: 1.',
      ),
    });
    const asked = watched.tenant.control
      .requests()
      .filter(({ path }) => path.includes(`${user}/mailFolders`));
    expect(asked.length).toBeLessThan(40);
    await calm.sync();
    await expectSame(calm, watcher);
    watched.tenant.control.clearFaults();
    watched.pass(25 * 60 * MINUTE_MS);
    await watcher.sync();
    expect(await completeness('inboxRules')).toMatchObject({
      state: 'complete',
    });
    await calm.sync();
    await expectSame(calm, watcher);
  });
});
