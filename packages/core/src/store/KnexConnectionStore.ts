import type { Knex } from 'knex';
import type { Connection, SyncStatus } from '../model';
import { connectionOf, rowOf } from './connectionRow';
import type { ConnectionStore } from './ports';
import { StoreError } from './storeError';

const tablesOfConnection = [
  'entra_rows',
  'entra_log',
  'entra_log_targets',
  'entra_reads',
  'entra_relations',
  'entra_seen',
  'entra_collections',
  'entra_findings',
  'entra_finding_stamps',
  'entra_finding_events',
  'entra_settled_events',
  'entra_notices',
  'entra_check_results',
  'entra_verdict_bases',
  'entra_detector_subjects',
  'entra_detector_runs',
  'entra_detections',
  'entra_scores',
  'entra_identities',
  'entra_identity_counts',
  'entra_inventories',
  'entra_touched_identities',
  'entra_quotas',
  'entra_leases',
  'entra_ingest',
  'entra_ingest_arrivals',
  'entra_ingest_files',
];

export class KnexConnectionStore implements ConnectionStore {
  constructor(private readonly knex: Knex) {}

  async list(): Promise<Connection[]> {
    const rows = await this.knex('entra_connections')
      .where({ configured: true })
      .orderBy(['title', 'id']);
    return rows.map(connectionOf);
  }

  async upsert(connection: Connection): Promise<void> {
    await this.knex.transaction(async trx => {
      const known = await trx('entra_connections')
        .where({ id: connection.id })
        .first('tenant_id', 'source', 'configured');
      // Two ways of connecting must not fight over one set of rows: who connected it on the page does not lose it to a file.
      if (known?.configured && known.source !== connection.source) {
        throw new StoreError(
          'other',
          `The id ${connection.id} is already that of a connection set up ${known.source === 'page' ? 'on the page: give the one in the configuration another id, or disconnect the other' : 'in the configuration'}.`,
        );
      }
      // The rows of one tenant must never be taken for those of another, and a slip in a configuration file must not
      // delete them either.
      const other = known && known.tenant_id !== connection.tenantId;
      if (other && (await holdsData(trx, connection.id))) {
        throw new StoreError(
          'other',
          `The connection ${connection.id} holds the data of another tenant. Give the new tenant a connection id of its own.`,
        );
      }
      await trx('entra_connections')
        .insert({ ...rowOf(connection), configured: true, sealed: null })
        .onConflict('id')
        .merge();
    });
  }

  async remove(
    connectionId: string,
    options: { data: boolean },
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      if (!options.data) {
        await trx('entra_connections')
          .where({ id: connectionId })
          .update({ configured: false, sealed: null });
        return;
      }
      await deleteRows(trx, connectionId);
      await trx('entra_connections').where({ id: connectionId }).delete();
    });
  }

  async status(connectionId: string): Promise<SyncStatus> {
    const row = await this.knex('entra_connections')
      .where({ id: connectionId })
      .first('status');
    return row?.status
      ? JSON.parse(row.status)
      : { connectionId, state: 'never' };
  }

  async setStatus(status: SyncStatus): Promise<void> {
    await this.knex('entra_connections')
      .where({ id: status.connectionId })
      .update({ status: JSON.stringify(status) });
  }
}

/** Something was read: then the id belongs to that tenant. A mistyped tenant, which nothing was ever read of, does not keep it. */
async function holdsData(trx: Knex, connectionId: string): Promise<boolean> {
  const read = await trx('entra_collections')
    .where({ connection_id: connectionId })
    .where('sequence', '>', 0)
    .first('dataset');
  return Boolean(read);
}

async function deleteRows(trx: Knex, connectionId: string): Promise<void> {
  for (const table of ['entra_finding_affected', 'entra_finding_accepted']) {
    await trx(table)
      .whereIn(
        'finding_id',
        trx('entra_findings')
          .where({ connection_id: connectionId })
          .select('id'),
      )
      .delete();
  }
  for (const table of tablesOfConnection) {
    await trx(table).where({ connection_id: connectionId }).delete();
  }
}
