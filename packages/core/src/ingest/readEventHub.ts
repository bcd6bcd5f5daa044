import type {
  EventHubConsumerClient,
  PartitionContext,
  ReceivedEventData,
} from '@azure/event-hubs';
import { dataset } from '../datasets';
import type { DatasetId } from '../model';
import type {
  CollectionStore,
  HubPartition,
  HubStore,
  IngestStore,
} from '../store/ports';
import { afterHub, settle } from './completeness';
import { recordsOf } from './hubEvents';
import { IngestBatch, noCounts, type Counts } from './ingestBatch';
import type { Tenant } from './ports';

/** How long an empty partition is waited for; then it is known to have been read until then. */
const WAIT_SECONDS = 30;
/** Events of one batch; each may hold many records. */
const EVENTS = 100;
const SETTLE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What is used of the Event Hubs client. */
export type HubClient = Pick<
  EventHubConsumerClient,
  | 'subscribe'
  | 'getPartitionIds'
  | 'getPartitionProperties'
  | 'close'
  | 'fullyQualifiedNamespace'
  | 'eventHubName'
>;

export interface EventHubOptions {
  connectionId: string;
  tenant: Tenant;
  client: HubClient;
  ingest: IngestStore;
  hubs: HubStore;
  collections: Pick<CollectionStore, 'state' | 'setCompleteness'>;
  /** Datasets that Graph is not read for: their completeness is the hub's to say. */
  replaced: readonly DatasetId[];
  logger: {
    info(message: string, meta?: Record<string, unknown>): void;
    warn(message: string, meta?: Record<string, unknown>): void;
    error(message: string, meta?: Record<string, unknown>): void;
  };
  now: () => Date;
  /** Texts that must never reach a log, such as the key of a connection string. */
  secrets?: readonly string[];
}

class HubReader {
  readonly counts = noCounts();
  #partitions?: number;
  #settledAt = 0;
  readonly #told = new Set<string>();

  constructor(private readonly options: EventHubOptions) {}

  /** Finds out whether the hub has thrown away what comes after the last checkpoint. */
  async begin(context: PartitionContext): Promise<void> {
    const { hubs, client, now } = this.options;
    const checkpoints = await hubs.listCheckpoints(
      context.fullyQualifiedNamespace,
      context.eventHubName,
      context.consumerGroup,
    );
    const last = checkpoints.find(
      ({ partitionId }) => partitionId === context.partitionId,
    );
    if (!last) return;
    const { beginningSequenceNumber } = await client.getPartitionProperties(
      context.partitionId,
    );
    if (last.sequenceNumber + 1 >= beginningSequenceNumber) return;
    const progress = await hubs.list(context);
    const from =
      progress.find(({ partitionId }) => partitionId === context.partitionId)
        ?.through ?? '(unknown)';
    const to = now().toISOString();
    await hubs.noteGap(partitionOf(context), { from, to });
    this.options.logger.warn(
      `The event hub ${context.eventHubName} had dropped ${beginningSequenceNumber - last.sequenceNumber - 1} events of partition ${context.partitionId} before they were read, from between ${from} and ${to}`,
      { connection: this.options.connectionId },
    );
  }

  async take(
    events: readonly ReceivedEventData[],
    context: PartitionContext,
  ): Promise<void> {
    const { tenant, ingest, connectionId, hubs, now } = this.options;
    const batch = new IngestBatch(tenant, this.counts);
    for (const event of events) {
      for (const record of recordsOf(event.body)) batch.add(record);
    }
    if (batch.size) await batch.write(ingest, connectionId, { now: now() });
    const last = events.at(-1);
    if (last) await context.updateCheckpoint(last);
    await hubs.note(partitionOf(context), readThrough(last, context, now()));
    this.#tellRefused();
    await this.#settle(context);
  }

  fail(error: Error, partitionId: string): void {
    const { secrets = [], client, connectionId, logger } = this.options;
    let message = `${error.name}: ${error.message}`;
    for (const secret of secrets) {
      if (secret) message = message.replaceAll(secret, '…');
    }
    logger.error(
      `The event hub ${client.eventHubName}${partitionId && `, partition ${partitionId}`}: ${message}. It is tried again.`,
      { connection: connectionId },
    );
  }

  /** Each kind once: what is refused goes on being refused. The counts have all of it. */
  #tellRefused(): void {
    for (const [key, { detail }] of this.counts.refused) {
      if (this.#told.has(key)) continue;
      this.#told.add(key);
      this.options.logger.warn(
        `The event hub ${this.options.client.eventHubName} sends records that are not taken. ${detail}`,
        { connection: this.options.connectionId },
      );
    }
  }

  async #settle(context: PartitionContext): Promise<void> {
    const { collections, connectionId, hubs, client, ingest, now, replaced } =
      this.options;
    if (now().getTime() - this.#settledAt < SETTLE_MS) return;
    this.#settledAt = now().getTime();
    this.#partitions ??= (await client.getPartitionIds()).length;
    const state = {
      partitions: this.#partitions,
      progress: await hubs.list(context),
    };
    const newest = await ingest.newest(connectionId);
    const own = new Map(replaced.map(id => [id, newest.get(id)]));
    await settle(collections, connectionId, own, now(), fed => {
      const days = dataset(fed.dataset).retentionDays;
      const keptSince =
        days && new Date(now().getTime() - days * DAY_MS).toISOString();
      return afterHub(fed, state, keptSince || undefined);
    });
  }
}

/** Until when a partition has been read: now, when nothing waits in it. */
function readThrough(
  last: ReceivedEventData | undefined,
  context: PartitionContext,
  now: Date,
): string {
  if (!last) return now.toISOString();
  const newest = context.lastEnqueuedEventProperties?.sequenceNumber;
  const caughtUp = newest !== undefined && newest <= last.sequenceNumber;
  return (caughtUp ? now : last.enqueuedTimeUtc).toISOString();
}

function partitionOf(context: PartitionContext): HubPartition {
  const { fullyQualifiedNamespace, eventHubName, consumerGroup, partitionId } =
    context;
  return { fullyQualifiedNamespace, eventHubName, consumerGroup, partitionId };
}

/**
 * Reads an event hub into the store until it is closed. Several processes may read one hub: the client shares its
 * partitions among them through the checkpoint store. A batch's rows are written before its checkpoint, so that a process
 * killed in between reads it again, and keeps it once.
 */
export function readEventHub(options: EventHubOptions): {
  counts: Readonly<Counts>;
  close(): Promise<void>;
} {
  const reader = new HubReader(options);
  const subscription = options.client.subscribe(
    {
      processInitialize: context => reader.begin(context),
      processEvents: (events, context) => reader.take(events, context),
      processError: async (error, context) =>
        reader.fail(error, context.partitionId),
    },
    {
      // What the hub holds from before the first start is read as well.
      startPosition: { offset: '-1' },
      maxBatchSize: EVENTS,
      maxWaitTimeInSeconds: WAIT_SECONDS,
      trackLastEnqueuedEventProperties: true,
    },
  );
  return {
    counts: reader.counts,
    close: async () => {
      await subscription.close();
      await options.client.close();
    },
  };
}
