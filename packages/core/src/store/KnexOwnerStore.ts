import type { Knex } from 'knex';
import { ID_BATCH, slices } from './batches';
import type { Ownership, OwnerStore } from './ownerPorts';

const table = 'entra_known_owners';
/** Says that owners were noted, be it that there were none. */
const begun: Ownership = { claim: '', owner: '' };

export class KnexOwnerStore implements OwnerStore {
  constructor(private readonly knex: Knex) {}

  async known(): Promise<Ownership[] | undefined> {
    const rows: Ownership[] = await this.knex(table).select('claim', 'owner');
    return rows.length ? rows.filter(({ owner }) => owner) : undefined;
  }

  async note(ownerships: readonly Ownership[]): Promise<void> {
    await this.knex.transaction(async trx => {
      for (const batch of slices([begun, ...ownerships], ID_BATCH))
        await trx(table)
          .insert(batch.map(({ claim, owner }) => ({ claim, owner })))
          .onConflict(['claim', 'owner'])
          .ignore();
    });
  }
}
