import type { Knex } from 'knex';
import * as initial from './migrations/20261123000000_initial';
import * as connect from './migrations/20261125000000_connect';
import * as history from './migrations/20261126000000_history';
import * as logPartitions from './migrations/20261126000100_log_partitions';
import * as ingest from './migrations/20261126000200_ingest';
import * as replicas from './migrations/20261126000300_replicas';
import * as eventAt from './migrations/20261126000400_event_at';
import * as detections from './migrations/20261126000600_detections';
import * as identities from './migrations/20261126000700_identities';
import * as triage from './migrations/20261126000500_triage';
import * as relationRuns from './migrations/20261126000800_relation_runs';
import * as verdictBases from './migrations/20261126000900_verdict_bases';
import * as chains from './migrations/20261126001000_chains';
import * as notices from './migrations/20261126001100_notices';
import * as searches from './migrations/20261126001200_searches';
import * as lookups from './migrations/20261126001300_lookups';
import * as findingLists from './migrations/20261126001400_finding_lists';
import * as affectedEntities from './migrations/20261126001500_affected_entities';
import * as findingStamps from './migrations/20261126001600_finding_stamps';
import * as affectedKinds from './migrations/20261126001700_affected_kinds';
import * as inventoryMarks from './migrations/20261126001800_inventory_marks';
import * as knownOwners from './migrations/20261126001900_known_owners';
import * as affectedRoom from './migrations/20261128000100_affected_room';
import { StoreError, toStoreError } from './storeError';

interface Migration {
  name: string;
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

/** Imported rather than read from a folder, so that a single bundled file still has them. */
const migrations: readonly Migration[] = [
  { name: '20261123000000_initial', ...initial },
  { name: '20261125000000_connect', ...connect },
  { name: '20261126000000_history', ...history },
  { name: '20261126000100_log_partitions', ...logPartitions },
  { name: '20261126000200_ingest', ...ingest },
  { name: '20261126000300_replicas', ...replicas },
  { name: '20261126000400_event_at', ...eventAt },
  { name: '20261126000500_triage', ...triage },
  { name: '20261126000600_detections', ...detections },
  { name: '20261126000700_identities', ...identities },
  { name: '20261126000800_relation_runs', ...relationRuns },
  { name: '20261126000900_verdict_bases', ...verdictBases },
  { name: '20261126001000_chains', ...chains },
  { name: '20261126001100_notices', ...notices },
  { name: '20261126001200_searches', up: searches.up, down: searches.down },
  { name: '20261126001300_lookups', up: lookups.up, down: lookups.down },
  {
    name: '20261126001400_finding_lists',
    up: findingLists.up,
    down: findingLists.down,
  },
  { name: '20261126001500_affected_entities', ...affectedEntities },
  { name: '20261126001600_finding_stamps', ...findingStamps },
  { name: '20261126001700_affected_kinds', ...affectedKinds },
  { name: '20261126001800_inventory_marks', ...inventoryMarks },
  { name: '20261126001900_known_owners', ...knownOwners },
  { name: '20261128000100_affected_room', ...affectedRoom },
];

const tableName = 'entra_migrations';

export const migrationConfig: Knex.MigratorConfig = {
  tableName,
  migrationSource: {
    getMigrations: async () => [...migrations],
    getMigrationName: (migration: Migration) => migration.name,
    getMigration: async (migration: Migration) => migration,
  },
};

/**
 * Brings the schema up to date.
 * @throws StoreError when the database cannot be reached or was written by a newer version
 */
export async function migrate(knex: Knex): Promise<void> {
  try {
    if (await knex.schema.hasTable(tableName)) {
      const known = new Set(migrations.map(({ name }) => name));
      const applied: { name: string }[] = await knex(tableName).select('name');
      if (applied.some(({ name }) => !known.has(name))) {
        throw new StoreError(
          'newerSchema',
          'This database was written by a newer version of Entra posture. Upgrade this one, or configure another database.',
        );
      }
    }
    await knex.migrate.latest(migrationConfig);
  } catch (error) {
    throw toStoreError(error);
  }
}
