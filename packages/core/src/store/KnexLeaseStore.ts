import type { Knex } from 'knex';
import { isGone } from './holder';
import { LeaseHeld, LeaseLost, type LeaseStore } from './leasePorts';

/** As long as Microsoft Graph's slowest answer may take, and some more; renewed well before. */
export const LEASE_MS = 120_000;

export class KnexLeaseStore implements LeaseStore {
  /** What was taken and not given back, whoever has it by now. */
  readonly #taken = new Set<string>();

  constructor(
    private readonly knex: Knex,
    private readonly holder: string,
    private readonly leaseMs = LEASE_MS,
  ) {}

  async take(connectionId: string, name: string, now: string): Promise<void> {
    await this.takeIn(this.knex, connectionId, name, now);
    this.#taken.add(keyOf(connectionId, name));
  }

  /** Every step is one conditional write: of several that try at once, one gets it. */
  async takeIn(
    trx: Knex,
    connectionId: string,
    name: string,
    now: string,
  ): Promise<void> {
    const at = { connection_id: connectionId, name };
    const mine = { holder: this.holder, until_ms: this.#until(now) };
    const lapsed = await trx('entra_leases')
      .where(at)
      .where(free =>
        free
          .where({ holder: this.holder })
          .orWhere('until_ms', '<=', Date.parse(now)),
      )
      .update(mine);
    if (lapsed) return;
    const added = await trx('entra_leases')
      .insert({ ...at, ...mine })
      .onConflict(['connection_id', 'name'])
      .ignore()
      .returning('name');
    if (added.length) return;
    const held = await trx('entra_leases').where(at).first('holder');
    const left =
      held && isGone(held.holder)
        ? await trx('entra_leases')
            .where({ ...at, holder: held.holder })
            .update(mine)
        : 0;
    if (!left) throw new LeaseHeld(name);
  }

  /**
   * In the transaction of what the lease is for, and before it writes: a process whose lease was taken over cannot write.
   * @throws LeaseLost
   */
  async renewIn(
    trx: Knex,
    connectionId: string,
    name: string,
    now: string,
  ): Promise<void> {
    const renewed = await trx('entra_leases')
      .where({ connection_id: connectionId, name, holder: this.holder })
      .update({ until_ms: this.#until(now) });
    if (!renewed) throw new LeaseLost(name);
  }

  /** A query with a row as long as this process holds it. */
  held(knex: Knex, connectionId: string, name: string): Knex.QueryBuilder {
    return knex('entra_leases')
      .where({ connection_id: connectionId, name, holder: this.holder })
      .select('name');
  }

  /**
   * In the transaction of what is written under a lease that was taken: a process that was frozen, and whose lease another
   * one took over and may have given back since, cannot write. Without one that was taken nothing is held against anybody.
   * @throws LeaseLost
   */
  async fenceIn(trx: Knex, connectionId: string, name: string): Promise<void> {
    if (!this.#taken.has(keyOf(connectionId, name))) return;
    // Written, not only read: so nobody takes it over before this transaction has ended.
    const held = await trx('entra_leases')
      .where({ connection_id: connectionId, name, holder: this.holder })
      .update({ holder: this.holder });
    if (!held) throw new LeaseLost(name);
  }

  async release(connectionId: string, name: string): Promise<void> {
    this.#taken.delete(keyOf(connectionId, name));
    await this.releaseIn(this.knex, connectionId, name);
  }

  async releaseIn(
    trx: Knex,
    connectionId: string,
    name: string,
  ): Promise<void> {
    await trx('entra_leases')
      .where({ connection_id: connectionId, name, holder: this.holder })
      .delete();
  }

  async renewAll(now: string): Promise<void> {
    await this.knex('entra_leases')
      .where({ holder: this.holder })
      .update({ until_ms: this.#until(now) });
  }

  async isWorkedOn(connectionId: string, now: string): Promise<boolean> {
    const held: { holder: string }[] = await this.knex('entra_leases')
      .where({ connection_id: connectionId })
      .where('until_ms', '>', Date.parse(now))
      .select('holder');
    return held.some(({ holder }) => !isGone(holder));
  }

  #until(now: string): number {
    return Date.parse(now) + this.leaseMs;
  }
}

function keyOf(connectionId: string, name: string): string {
  return JSON.stringify([connectionId, name]);
}
