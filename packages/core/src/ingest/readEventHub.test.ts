/** @jest-environment node */
import type {
  PartitionContext,
  ReceivedEventData,
  SubscriptionEventHandlers,
} from '@azure/event-hubs';
import type { Knex } from 'knex';
import { createStores, migrate, openDatabase, Stores } from '../store';
import {
  auditRecord,
  signInRecord,
  tenant,
} from './__testUtils__/givenRecords';
import { openEventHub } from './openEventHub';
import { readEventHub } from './readEventHub';

const hub = {
  fullyQualifiedNamespace: 'contoso.servicebus.windows.net',
  eventHubName: 'entra',
  consumerGroup: '$Default',
};
const NOW = new Date('2026-11-20T12:00:00.000Z');

/** Stands in for the service, which no emulator of which runs here; the handlers are called as the client calls them. */
class FakeHub {
  readonly fullyQualifiedNamespace = hub.fullyQualifiedNamespace;
  readonly eventHubName = hub.eventHubName;
  handlers!: SubscriptionEventHandlers;
  beginning = 0;
  lastEnqueued = 0;
  closed: string[] = [];

  constructor(
    private readonly stores: Stores,
    private readonly partitions = ['0'],
  ) {}

  subscribe(handlers: SubscriptionEventHandlers) {
    this.handlers = handlers;
    return {
      isRunning: true,
      close: async () => {
        this.closed.push('subscription');
      },
    };
  }

  async getPartitionIds() {
    return this.partitions;
  }

  async getPartitionProperties(partitionId: string) {
    return {
      partitionId,
      eventHubName: hub.eventHubName,
      beginningSequenceNumber: this.beginning,
      lastEnqueuedSequenceNumber: this.lastEnqueued,
      lastEnqueuedOffset: '0',
      lastEnqueuedOnUtc: NOW,
      isEmpty: false,
    };
  }

  async close() {
    this.closed.push('client');
  }

  context(partitionId = '0'): PartitionContext {
    return {
      ...hub,
      partitionId,
      lastEnqueuedEventProperties: { sequenceNumber: this.lastEnqueued },
      updateCheckpoint: ({ offset, sequenceNumber }) =>
        this.stores.hubs.updateCheckpoint({
          ...hub,
          partitionId,
          offset,
          sequenceNumber,
        }),
    };
  }

  deliver(events: ReceivedEventData[], partitionId = '0') {
    return this.handlers.processEvents(events, this.context(partitionId));
  }
}

function event(sequenceNumber: number, body: unknown): ReceivedEventData {
  return {
    body,
    sequenceNumber,
    offset: String(sequenceNumber * 100),
    enqueuedTimeUtc: new Date('2026-11-20T11:00:00.000Z'),
  } as ReceivedEventData;
}

describe('reading an event hub', () => {
  let knex: Knex;
  let stores: Stores;
  let log: string[];

  beforeEach(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    log = [];
  });
  afterEach(() => knex.destroy());

  const read = (fake: FakeHub, secrets: string[] = []) => {
    const keep = (message: string) => log.push(message);
    return readEventHub({
      connectionId: 'one',
      tenant,
      client: fake as never,
      ingest: stores.ingest,
      hubs: stores.hubs,
      collections: stores.collections,
      replaced: ['signIns'],
      logger: { info: keep, warn: keep, error: keep },
      now: () => NOW,
      secrets,
    });
  };
  const signIns = async () => {
    const ids: string[] = [];
    for await (const row of stores.rows.streamLog('one', 'signIns', {})) {
      ids.push(row.id);
    }
    return ids;
  };
  const checkpoint = async () =>
    (
      await stores.hubs.listCheckpoints(
        hub.fullyQualifiedNamespace,
        hub.eventHubName,
        hub.consumerGroup,
      )
    )[0]?.sequenceNumber;

  it('keeps the records of all events, however they are wrapped, and moves the checkpoint behind them', async () => {
    const fake = new FakeHub(stores);
    const { counts } = read(fake);
    await fake.deliver([
      event(1, {
        records: [
          signInRecord({ id: 'a' }),
          signInRecord({ id: 'b' }),
          auditRecord(),
        ],
      }),
      event(
        2,
        Buffer.from(
          `${JSON.stringify(signInRecord({ id: 'c' }))}\n${JSON.stringify({ records: [signInRecord({ id: 'd' })] })}`,
        ),
      ),
      event(3, signInRecord({ id: 'e' })),
    ]);
    expect(await signIns()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(counts).toMatchObject({ records: 6, added: 6 });
    expect(await checkpoint()).toBe(3);
  });

  it('moves no checkpoint past what could not be written, so that it comes again', async () => {
    const fake = new FakeHub(stores);
    read(fake);
    await fake.deliver([event(1, { records: [signInRecord({ id: 'a' })] })]);
    const write = stores.ingest.write;
    stores.ingest.write = async () => {
      throw new Error('the database is away');
    };
    const next = [event(2, { records: [signInRecord({ id: 'b' })] })];
    await expect(fake.deliver(next)).rejects.toThrow('away');
    expect(await checkpoint()).toBe(1);
    stores.ingest.write = write;
    await fake.deliver(next);
    await fake.deliver(next);
    expect(await signIns()).toEqual(['a', 'b']);
    expect(await checkpoint()).toBe(2);
  });

  it('says once of each kind what it does not take, and counts all of it', async () => {
    const fake = new FakeHub(stores);
    const { counts } = read(fake);
    const foreign = signInRecord(
      {},
      { tenantId: '99999999-0000-4000-8000-000000000000' },
    );
    await fake.deliver([
      event(1, { records: [foreign, foreign] }),
      event(2, 'no json'),
    ]);
    await fake.deliver([event(3, { records: [foreign] })]);
    expect([...counts.refused.values()]).toEqual([
      {
        reason: 'otherTenant',
        detail: 'The record is of another tenant.',
        count: 3,
      },
      { reason: 'shape', detail: 'The record is no object.', count: 1 },
    ]);
    expect(log.filter(line => line.includes('another tenant'))).toHaveLength(1);
    expect(await checkpoint()).toBe(3);
  });

  it('is complete up to where all partitions were read through', async () => {
    const fake = new FakeHub(stores, ['0', '1']);
    const reading = read(fake);
    fake.lastEnqueued = 1;
    await fake.deliver([event(1, { records: [signInRecord()] })], '0');
    expect(
      (await stores.collections.state('one', 'signIns')).completeness,
    ).toMatchObject({
      state: 'partial',
      why: expect.stringContaining('1 of the event hub'),
    });
    await reading.close();
    read(fake);
    await fake.deliver([], '1');
    expect(
      (await stores.collections.state('one', 'signIns')).completeness,
    ).toEqual({
      state: 'complete',
      asOf: '2026-11-20T11:30:00.000Z',
    });
    expect(fake.closed).toEqual(['subscription', 'client']);
  });

  it('is complete only up to the last event while more are waiting', async () => {
    const fake = new FakeHub(stores);
    read(fake);
    fake.lastEnqueued = 50;
    await fake.deliver([event(1, { records: [signInRecord()] })]);
    expect(
      (await stores.collections.state('one', 'signIns')).completeness,
    ).toEqual({
      state: 'complete',
      asOf: '2026-11-20T10:30:00.000Z',
    });
  });

  it('knows what the hub dropped before it was read', async () => {
    const fake = new FakeHub(stores);
    read(fake);
    await fake.deliver([event(1, { records: [signInRecord()] })]);
    fake.beginning = 40;
    read(fake);
    await fake.handlers.processInitialize!(fake.context());
    await fake.deliver([event(40, { records: [] })]);
    expect(
      (await stores.collections.state('one', 'signIns')).completeness,
    ).toMatchObject({
      state: 'partial',
      why: expect.stringContaining('had dropped events'),
    });
    expect(log.join()).toContain('had dropped 38 events of partition 0');
  });

  it('never brings a secret into the log', async () => {
    const fake = new FakeHub(stores);
    read(fake, ['c2VjcmV0']);
    await fake.handlers.processError(
      new Error('SharedAccessKey=c2VjcmV0 refused'),
      fake.context(''),
    );
    expect(log).toEqual([
      'The event hub entra: Error: SharedAccessKey=… refused. It is tried again.',
    ]);
  });

  it('says what is wrong with an address, without the connection string', async () => {
    const wrong = openEventHub(
      { connectionString: 'Endpoint=sb://x;SharedAccessKey=c2VjcmV0' },
      stores.hubs,
    );
    await expect(wrong).rejects.toThrow(
      /not that of an event hub|name the event hub/,
    );
    await expect(wrong).rejects.not.toThrow('c2VjcmV0');
    await expect(
      openEventHub({ eventHubName: 'x' }, stores.hubs),
    ).rejects.toThrow('needs a connection string');
    const { client, secrets } = await openEventHub(
      {
        connectionString:
          'Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0;EntityPath=entra',
      },
      stores.hubs,
    );
    expect(client.eventHubName).toBe('entra');
    expect(secrets).toContain('c2VjcmV0');
    await client.close();
  });
});
