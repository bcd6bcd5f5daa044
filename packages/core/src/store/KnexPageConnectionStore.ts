import type { Knex } from 'knex';
import type { Connection } from '../model';
import { connectionOf, rowOf } from './connectionRow';
import type { PageConnectionStore } from './connectPorts';

const table = 'entra_connections';

export class KnexPageConnectionStore implements PageConnectionStore {
  constructor(private readonly knex: Knex) {}

  async list(): Promise<{ connection: Connection; sealed: string }[]> {
    const rows = await this.#inUse().orderBy(['title', 'id']);
    return rows.map(row => ({
      connection: connectionOf(row),
      sealed: row.sealed,
    }));
  }

  async get(
    id: string,
  ): Promise<{ connection: Connection; sealed: string } | undefined> {
    const row = await this.#inUse().where({ id }).first();
    return row && { connection: connectionOf(row), sealed: row.sealed };
  }

  async insert(connection: Connection, sealed: string): Promise<boolean> {
    try {
      return await this.knex.transaction(trx =>
        insert(trx, connection, sealed),
      );
    } catch (error) {
      // Another replica was a moment earlier: the id, or the tenant, is unique.
      if (isTaken(error)) return false;
      throw error;
    }
  }

  async update(connection: Connection, sealed?: string): Promise<boolean> {
    const changed = await this.#inUse()
      .where({ id: connection.id })
      .update({ ...rowOf(connection), ...(sealed && { sealed }) });
    return changed === 1;
  }

  async replaceSealed(
    id: string,
    expected: string,
    sealed: string,
  ): Promise<boolean> {
    const changed = await this.#inUse()
      .where({ id, sealed: expected })
      .update({ sealed });
    return changed === 1;
  }

  async ids(): Promise<string[]> {
    return this.knex(table).pluck('id');
  }

  async removed(tenantId: string): Promise<string | undefined> {
    const row = await this.knex(table)
      .where({ source: 'page', configured: false, tenant_id: tenantId })
      .orderBy('connected_at', 'desc')
      .first('id');
    return row?.id;
  }

  #inUse() {
    return this.knex(table)
      .where({ source: 'page', configured: true })
      .whereNotNull('sealed');
  }
}

async function insert(
  trx: Knex,
  connection: Connection,
  sealed: string,
): Promise<boolean> {
  const row = { ...rowOf(connection), configured: true, sealed };
  const known = await trx(table).where({ id: connection.id }).first();
  if (!known) {
    await trx(table).insert(row);
    return true;
  }
  // A removed one whose rows were kept is taken up again, if they are this tenant's.
  const changed = await trx(table)
    .where({
      id: connection.id,
      configured: false,
      source: 'page',
      tenant_id: connection.tenantId,
    })
    .update(row);
  return changed === 1;
}

function isTaken(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === '23505' || Boolean(code?.startsWith('SQLITE_CONSTRAINT'));
}
