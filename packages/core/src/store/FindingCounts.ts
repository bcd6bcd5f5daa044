import type { Knex } from 'knex';
import { findingStates } from '../model';
import {
  anyState,
  countFindings,
  none,
  sumOf,
  type Counted,
  type StateCounts,
} from './countFindings';
import { censusBy, censusOf, isTold, statesIn } from './findingCensus';
import type { CensusLine, FindingFilter } from './findingPorts';
import { matching } from './findingQueries';
import { findingStamp } from './findingStamps';
import { KeptCounts } from './KeptCounts';
import { dayOf } from './migrations/20261126001400_finding_lists';

/** How many findings there are. What one has counted serves all who ask until findings change. */
export class FindingCounts {
  readonly #kept = new KeptCounts<Counted>();

  constructor(private readonly knex: Knex) {}

  async census(connectionId: string, now: string): Promise<CensusLine[]> {
    return censusOf(
      await this.#count(
        { connectionId, state: { of: findingStates, now } },
        { by: censusBy, withFirst: true },
      ),
    );
  }

  /** The filter's own state counts for nothing. */
  async states(filter: FindingFilter, now: string): Promise<StateCounts> {
    const { state: _, ...rest } = filter;
    if (isTold(rest))
      return statesIn(await this.census(rest.connectionId, now), rest);
    const { groups } = await this.#count({
      ...rest,
      state: { of: findingStates, now },
    });
    return groups[0]?.states ?? none();
  }

  async days(
    filter: FindingFilter,
    since: string,
  ): Promise<{ day: string; count: number }[]> {
    const state = filter.state ?? anyState;
    const { groups } = await this.#count(
      { ...filter, state, since },
      { by: [dayOf] },
    );
    return groups
      .map(({ by: [day], states }) => ({ day, count: sumOf(states, state.of) }))
      .filter(({ count }) => count)
      .sort((one, other) => (one.day < other.day ? -1 : 1));
  }

  async total(filter: FindingFilter): Promise<number> {
    if (filter.state) {
      const { of, now } = filter.state;
      return sumOf(await this.states(filter, now), of);
    }
    const row = await matching(this.knex, filter).count({ count: '*' }).first();
    return Number(row?.count ?? 0);
  }

  async #count(
    { state = anyState, ...filter }: FindingFilter,
    what: { by?: readonly string[]; withFirst?: boolean } = {},
  ): Promise<Counted> {
    const count = () => countFindings(this.knex, { ...filter, state }, what);
    // What is of all connections has no stamp.
    if (filter.connectionId === undefined) return count();
    const { of, now } = state;
    return this.#kept.of(
      JSON.stringify([filter, of.includes('resolved'), what]),
      { stamp: await findingStamp(this.knex, filter.connectionId), now },
      async () => {
        const value = await count();
        return { value, holds: value.holds };
      },
    );
  }
}
