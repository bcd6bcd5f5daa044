import type { Dataset } from '@entra-posture/core';
import { createStores } from '@entra-posture/core/node';
import type { Draw } from './Draw';
import type { SimulatedDatabase } from './SimulatedDatabase';
import { SimulationFailure } from './SimulationFailure';
import type { VirtualClock } from './VirtualClock';
import { CONNECTION, differences, visibleRows } from './visible';

/** Somebody who looks at the data now and then while it is being collected. */
export class Reader {
  readonly #session;
  readonly #stores;
  /** What was seen of each finished read. */
  readonly #seen = new Map<string, Map<string, string>>();
  #stopped = false;
  looks = 0;

  constructor(
    private readonly options: {
      clock: VirtualClock;
      database: SimulatedDatabase;
      draw: Draw;
      datasets: readonly Dataset[];
      onFailure(failure: SimulationFailure): void;
    },
  ) {
    this.#session = options.database.open();
    this.#stores = createStores(this.#session.knex);
  }

  /** Looks at random moments until it is stopped. */
  async look(): Promise<void> {
    const { clock, draw } = this.options;
    this.#stopped = false;
    for (;;) {
      await clock.sleep(this, draw.between(10, 9_000));
      if (this.#stopped) return;
      await this.#lookOnce();
    }
  }

  stop(): void {
    this.#stopped = true;
    this.options.clock.forget(this);
  }

  /** One finished read has one content, whenever it is looked at. */
  async #lookOnce(): Promise<void> {
    const { draw, datasets, onFailure } = this.options;
    const versioned = datasets.filter(
      ({ collect }) => collect.kind !== 'window',
    );
    if (!versioned.length) return;
    const { id } = draw.pick(versioned);
    const before = await this.#stores.collections.state(CONNECTION, id);
    const rows = await visibleRows(this.#stores, id);
    const after = await this.#stores.collections.state(CONNECTION, id);
    if (before.sequence !== after.sequence) return;
    this.looks += 1;
    const key = `${id} ${after.sequence}`;
    const known = this.#seen.get(key);
    if (!known) this.#seen.set(key, rows);
    const changed = known ? differences(known, rows) : [];
    const early = after.sequence === 0 && rows.size > 0;
    if (changed.length || early) {
      onFailure(
        new SimulationFailure(
          `a reader saw half of a read of ${key}: ${changed.join('; ')}`,
        ),
      );
    }
  }
}
