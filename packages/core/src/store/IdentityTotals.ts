import type { Knex } from 'knex';
import { countsOf } from './identityCounts';
import type { IdentityFilter } from './identityPorts';
import { matchingIdentities } from './identityQuery';
import { KeptCounts } from './KeptCounts';

/** An inventory is what it is until the next is made. */
const always = { since: '', until: '9' };

/** How many identities match. */
export class IdentityTotals {
  readonly #kept = new KeptCounts<number>();

  constructor(private readonly knex: Knex) {}

  /** From the counts where they can tell, and by counting where they are not made for what is asked. */
  async of(connectionId: string, filter: IdentityFilter): Promise<number> {
    // Of each moment another, and no two ask for the same.
    if (filter.inactiveSince !== undefined || filter.ids)
      return this.#count(connectionId, filter);
    if (
      filter.query ||
      filter.handle !== undefined ||
      filter.activityKnown !== undefined
    ) {
      const count = () => this.#count(connectionId, filter);
      const mark = await this.#mark(connectionId);
      // While the first is made there is none, and what is there grows.
      if (!mark) return count();
      return this.#kept.of(
        JSON.stringify([connectionId, filter]),
        { stamp: mark, now: '' },
        async () => ({ value: await count(), holds: always }),
      );
    }
    return (await countsOf(this.knex, connectionId))
      .filter(
        each =>
          (!filter.kinds || filter.kinds.includes(each.kind)) &&
          (!filter.standings ||
            (each.standing !== null &&
              filter.standings.includes(each.standing))) &&
          (filter.enabled === undefined || each.enabled === filter.enabled) &&
          (filter.mfa === undefined || each.mfa === filter.mfa) &&
          (filter.licensed === undefined || each.licensed === filter.licensed),
      )
      .reduce((sum, { count }) => sum + count, 0);
  }

  async #count(connectionId: string, filter: IdentityFilter): Promise<number> {
    const found = await matchingIdentities(this.knex, connectionId, filter)
      .count({ count: '*' })
      .first();
    return Number(found?.count ?? 0);
  }

  async #mark(connectionId: string): Promise<string | undefined> {
    const row: { mark: string } | undefined = await this.knex(
      'entra_inventories',
    )
      .where({ connection_id: connectionId })
      .first('mark');
    return row?.mark;
  }
}
