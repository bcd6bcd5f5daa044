import {
  openEventHub,
  type Posture,
  type PostureLogger,
  readEventHub,
  tenantOf,
} from '@entra-posture/core/node';
import type { IngestConfig } from '../config/readIngest';

const RETRY_MS = 60_000;

/** Reads the configured event hubs as long as the backend runs. One that cannot be opened does not hold up the others. */
export class EventHubs {
  readonly #open = new Set<{ close(): Promise<void> }>();
  readonly #retries = new Set<NodeJS.Timeout>();
  #closed = false;

  constructor(
    private readonly config: IngestConfig,
    private readonly logger: PostureLogger,
    private readonly retryMs = RETRY_MS,
  ) {}

  async start(posture: Pick<Posture, 'stores'>): Promise<void> {
    await Promise.all(
      this.config.eventHubs.map(hub => this.#begin(hub, posture)),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const retry of this.#retries) clearTimeout(retry);
    await Promise.all([...this.#open].map(each => each.close()));
  }

  /** A tenant that is not connected yet, or not read yet, may be later. */
  async #begin(
    hub: IngestConfig['eventHubs'][number],
    posture: Pick<Posture, 'stores'>,
  ): Promise<void> {
    const { name, connectionId, address } = hub;
    const { stores } = posture;
    try {
      const tenant = await tenantOf(stores, connectionId);
      const { client, secrets } = await openEventHub(address, stores.hubs);
      if (this.#closed) {
        await client.close();
        return;
      }
      this.#open.add(
        readEventHub({
          connectionId,
          tenant,
          client,
          secrets,
          ingest: stores.ingest,
          hubs: stores.hubs,
          collections: stores.collections,
          replaced: this.config.replaced.get(connectionId) ?? [],
          logger: this.logger,
          now: () => new Date(),
        }),
      );
      this.logger.info(`The event hub ${client.eventHubName} is being read`, {
        connection: connectionId,
      });
    } catch (error) {
      this.logger.error(
        `entra.ingest.eventHubs.${name} is not read, and tried again: ${(error as Error).message}`,
        { connection: connectionId },
      );
      if (this.#closed) return;
      const retry = setTimeout(() => {
        this.#retries.delete(retry);
        void this.#begin(hub, posture);
      }, this.retryMs);
      retry.unref();
      this.#retries.add(retry);
    }
  }
}
