import type { Knex } from 'knex';

/** Taken while a day's partition is made or dropped, so that two replicas do it one after the other. */
const LOCK = 7_204_411;
/** A drop waits no longer behind a reader, for others wait behind the drop; the next sync tries again. */
const LOCK_TIMEOUT = '2s';
const LOCK_NOT_HAD = '55P03';
const NO_PARTITION = '23514';

/**
 * The days of `entra_log` on PostgreSQL, each a partition of its own, so that retention is a drop. SQLite's table has no
 * partitions, and all of this does nothing there.
 */
export class LogPartitions {
  readonly #known = new Set<string>();
  readonly #used: boolean;

  constructor(private readonly knex: Knex) {
    this.#used = knex.client.config.client === 'pg';
  }

  /**
   * Runs a write of records of these times with their days' partitions in place. A day that another replica dropped
   * meanwhile is made again.
   */
  async during<T>(
    times: readonly string[],
    write: () => Promise<T>,
  ): Promise<T> {
    if (!this.#used) return write();
    const days = [...new Set(times.map(time => time.slice(0, 10)))];
    days.forEach(assertDay);
    await this.#make(days);
    try {
      return await write();
    } catch (error) {
      if ((error as { code?: string }).code !== NO_PARTITION) throw error;
      this.#known.clear();
      await this.#make(days);
      return write();
    }
  }

  /** The days there are, with their tables; none on SQLite. */
  async list(): Promise<{ day: string; table: string }[]> {
    if (!this.#used) return [];
    const { rows } = await this.knex.raw(
      `select c.relname as name from pg_inherits i
         join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'entra_log'::regclass order by c.relname`,
    );
    return (rows as { name: string }[]).map(({ name }) => ({
      day: name.replace(/^entra_log_(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
      table: name,
    }));
  }

  /**
   * Drops a day in which `mayGo` finds nothing that must stay.
   * @returns whether it was dropped
   */
  async drop(
    { day, table }: { day: string; table: string },
    mayGo: (trx: Knex) => Promise<boolean>,
  ): Promise<boolean> {
    if (!(await mayGo(this.knex))) return false;
    const dropped = await this.knex
      .transaction(async trx => {
        await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
        await trx.raw(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
        // A drop needs it anyway; taken first, nobody can be waited for who waits for this.
        await trx.raw('lock table entra_log in access exclusive mode');
        const there = await trx.raw(
          'select to_regclass(?) is not null as yes',
          [table],
        );
        // Another replica was first, or somebody has written to it since.
        if (!there.rows[0].yes || !(await mayGo(trx))) return false;
        await trx.raw('drop table ??', [table]);
        return true;
      })
      .catch(error => {
        if ((error as { code?: string }).code === LOCK_NOT_HAD) return false;
        throw error;
      });
    if (dropped) this.#known.delete(day);
    return dropped;
  }

  async #make(days: readonly string[]): Promise<void> {
    for (const day of days.filter(each => !this.#known.has(each))) {
      // Not in the transaction that writes: it would keep every reader and writer of the log waiting until its end.
      await this.knex.transaction(async trx => {
        await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
        const table = `entra_log_${day.replace(/-/g, '')}`;
        const there = await trx.raw(
          'select to_regclass(?) is not null as yes',
          [table],
        );
        if (there.rows[0].yes) return;
        // A table that is attached lets readers and writers go on; one that is made in place would not.
        await trx.raw(
          'create table ?? (like entra_log including defaults including constraints)',
          [table],
        );
        await trx.raw(
          `alter table entra_log attach partition ?? for values from ('${day}') to ('${dayAfter(day)}')`,
          [table],
        );
      });
      this.#known.add(day);
    }
  }
}

/** @throws Error when a record's time is no date, for it would belong to no day */
function assertDay(day: string): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
    throw new Error(
      `A log record has a time that is no date: ${JSON.stringify(day)}`,
    );
  }
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000)
    .toISOString()
    .slice(0, 10);
}
