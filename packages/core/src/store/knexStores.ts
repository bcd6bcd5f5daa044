import type { Knex } from 'knex';
import { KnexCollectionStore } from './KnexCollectionStore';
import { KnexConnectionStore } from './KnexConnectionStore';
import { KnexDetectorStateStore } from './KnexDetectorStateStore';
import { KnexFindingStore } from './KnexFindingStore';
import { KnexHistoryStore } from './KnexHistoryStore';
import { KnexHubCheckpointStore } from './KnexHubCheckpointStore';
import { KnexIngestStore } from './KnexIngestStore';
import { KnexRetentionStore } from './KnexRetentionStore';
import { KnexRowStore } from './KnexRowStore';
import { KnexScoreStore } from './KnexScoreStore';
import type { Stores } from './ports';

/** Every port over one database. */
export function createStores(knex: Knex): Stores {
  const ingest = new KnexIngestStore(knex);
  return {
    collections: new KnexCollectionStore(knex),
    rows: new KnexRowStore(knex),
    history: new KnexHistoryStore(knex),
    retention: new KnexRetentionStore(knex),
    findings: new KnexFindingStore(knex),
    detectorStates: new KnexDetectorStateStore(knex),
    scores: new KnexScoreStore(knex),
    connections: new KnexConnectionStore(knex),
    ingest,
    arrivals: ingest,
    hubs: new KnexHubCheckpointStore(knex),
  };
}
