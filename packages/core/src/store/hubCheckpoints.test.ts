import type { PartitionOwnership } from '@azure/event-hubs';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrate } from './index';
import { KnexHubCheckpointStore } from './KnexHubCheckpointStore';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const hub = {
  fullyQualifiedNamespace: 'contoso.servicebus.windows.net',
  eventHubName: 'entra',
  consumerGroup: '$Default',
};
const hubArguments = [
  hub.fullyQualifiedNamespace,
  hub.eventHubName,
  hub.consumerGroup,
] as const;

/** @see https://learn.microsoft.com/javascript/api/@azure/event-hubs/checkpointstore */
describe.each(databases.eachSupportedId())(
  'the checkpoint store on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;
    let store: KnexHubCheckpointStore;
    let now: number;

    beforeEach(async () => {
      knex = await databases.init(id);
      await migrate(knex);
      now = 1_800_000_000_000;
      store = new KnexHubCheckpointStore(knex, () => now);
    });

    const claim = (
      ownerId: string,
      partitionId: string,
      etag?: string,
    ): PartitionOwnership => ({ ...hub, ownerId, partitionId, etag });
    const owners = async () =>
      (await store.listOwnership(...hubArguments)).map(
        ({ partitionId, ownerId }) => `${partitionId}:${ownerId}`,
      );

    it('knows no owner and no checkpoint of a hub that was never read', async () => {
      expect(await store.listOwnership(...hubArguments)).toEqual([]);
      expect(await store.listCheckpoints(...hubArguments)).toEqual([]);
    });

    it('gives a partition that nobody has to the first who claims it', async () => {
      const [first] = await store.claimOwnership([claim('a', '0')]);
      expect(first).toEqual({
        ...hub,
        partitionId: '0',
        ownerId: 'a',
        etag: expect.any(String),
        lastModifiedTimeInMs: now,
      });
      expect(await store.claimOwnership([claim('b', '0')])).toEqual([]);
      expect(await store.listOwnership(...hubArguments)).toEqual([first]);
    });

    it('gives it to one of many who claim it at the same moment', async () => {
      const claims = ['a', 'b', 'c', 'd', 'e'].map(owner =>
        store.claimOwnership([claim(owner, '0')]),
      );
      const won = (await Promise.all(claims)).flat();
      expect(won).toHaveLength(1);
      expect(await owners()).toEqual([`0:${won[0].ownerId}`]);
    });

    it('renews with the etag of the last claim, and with no older one', async () => {
      const [first] = await store.claimOwnership([claim('a', '0')]);
      now += 10_000;
      const [renewed] = await store.claimOwnership([first]);
      expect(renewed.etag).not.toBe(first.etag);
      expect(renewed.lastModifiedTimeInMs).toBe(now);
      expect(await store.claimOwnership([first])).toEqual([]);
    });

    it('lets another steal with the etag it has seen, once', async () => {
      await store.claimOwnership([claim('a', '0')]);
      const [seen] = await store.listOwnership(...hubArguments);
      const thieves = await Promise.all([
        store.claimOwnership([{ ...seen, ownerId: 'b' }]),
        store.claimOwnership([{ ...seen, ownerId: 'c' }]),
      ]);
      expect(thieves.flat()).toHaveLength(1);
      expect(await store.claimOwnership([seen])).toEqual([]);
      expect(await owners()).toEqual([`0:${thieves.flat()[0].ownerId}`]);
    });

    it('tells of several claims which succeeded', async () => {
      await store.claimOwnership([claim('a', '1')]);
      const claimed = await store.claimOwnership([
        claim('b', '0'),
        claim('b', '1'),
        claim('b', '2'),
      ]);
      expect(claimed.map(({ partitionId }) => partitionId)).toEqual(['0', '2']);
      expect(await owners()).toEqual(['0:b', '1:a', '2:b']);
    });

    it('keeps a partition that was given up, without an owner, for the next', async () => {
      const [own] = await store.claimOwnership([claim('a', '0')]);
      const [given] = await store.claimOwnership([{ ...own, ownerId: '' }]);
      expect(await owners()).toEqual(['0:']);
      expect(
        await store.claimOwnership([{ ...given, ownerId: 'b' }]),
      ).toHaveLength(1);
    });

    it('shows when an owner was last heard of, so that others may pass it over', async () => {
      await store.claimOwnership([claim('dead', '0')]);
      now += 61_000;
      await store.claimOwnership([claim('alive', '1')]);
      const heard = await store.listOwnership(...hubArguments);
      expect(heard.map(each => now - each.lastModifiedTimeInMs!)).toEqual([
        61_000, 0,
      ]);
    });

    it('keeps the last checkpoint of each partition, with numbers beyond 32 bits', async () => {
      const point = {
        ...hub,
        partitionId: '0',
        offset: '10',
        sequenceNumber: 1,
      };
      await store.updateCheckpoint(point);
      const last = { ...point, offset: '8589934592', sequenceNumber: 2 ** 40 };
      await store.updateCheckpoint(last);
      const other = { ...point, partitionId: '1' };
      await store.updateCheckpoint(other);
      expect(await store.listCheckpoints(...hubArguments)).toEqual([
        last,
        other,
      ]);
    });

    it('never mixes namespaces, hubs and consumer groups', async () => {
      await store.claimOwnership([claim('a', '0')]);
      await store.updateCheckpoint({
        ...hub,
        partitionId: '0',
        offset: '1',
        sequenceNumber: 1,
      });
      for (const [namespace, name, group] of [
        ['other', hub.eventHubName, hub.consumerGroup],
        [hub.fullyQualifiedNamespace, 'other', hub.consumerGroup],
        [hub.fullyQualifiedNamespace, hub.eventHubName, 'other'],
      ]) {
        expect(await store.listOwnership(namespace, name, group)).toEqual([]);
        expect(await store.listCheckpoints(namespace, name, group)).toEqual([]);
      }
    });

    it('remembers how far each partition was read, and what was lost', async () => {
      const partition = { ...hub, partitionId: '0' };
      await store.note(partition, '2026-11-20T10:00:00.000Z');
      await store.note(partition, '2026-11-20T09:00:00.000Z');
      expect(await store.list(hub)).toEqual([
        { partitionId: '0', through: '2026-11-20T10:00:00.000Z' },
      ]);
      const gap = {
        from: '2026-11-20T10:00:00.000Z',
        to: '2026-11-22T10:00:00.000Z',
      };
      await store.noteGap(partition, gap);
      expect(await store.list(hub)).toEqual([
        { partitionId: '0', through: '2026-11-20T10:00:00.000Z', gap },
      ]);
    });
  },
);
