import type { Knex } from 'knex';
import { judgementWrites } from './judgementWrites';
import { KnexCollectionStore } from './KnexCollectionStore';
import { KnexConnectionStore } from './KnexConnectionStore';
import { KnexDetectionStore } from './KnexDetectionStore';
import { KnexDetectorStateStore } from './KnexDetectorStateStore';
import { KnexFindingStore } from './KnexFindingStore';
import { KnexHistoryStore } from './KnexHistoryStore';
import { KnexHubCheckpointStore } from './KnexHubCheckpointStore';
import { KnexIdentityStore } from './KnexIdentityStore';
import { KnexIngestStore } from './KnexIngestStore';
import { KnexLeaseStore } from './KnexLeaseStore';
import { KnexNoticeStore } from './KnexNoticeStore';
import { KnexOwnerStore } from './KnexOwnerStore';
import { KnexPartStore } from './KnexPartStore';
import { KnexRetentionStore } from './KnexRetentionStore';
import { KnexRowStore } from './KnexRowStore';
import { KnexScoreStore } from './KnexScoreStore';
import { KnexSnapshotStore } from './KnexSnapshotStore';
import { KnexTriageStore } from './KnexTriageStore';
import { KnexVerdictBasisStore } from './KnexVerdictBasisStore';
import type { Stores } from './ports';

/**
 * Every port over one database.
 * @param options.holder - the process that collects (`newHolder`); absent where no other one collects into the database
 */
export function createStores(
  knex: Knex,
  options: { holder?: string; leaseMs?: number } = {},
): Stores {
  const leases = options.holder
    ? new KnexLeaseStore(knex, options.holder, options.leaseMs)
    : undefined;
  const write = judgementWrites(knex, leases);
  const ingest = new KnexIngestStore(knex);
  return {
    collections: new KnexCollectionStore(knex, leases),
    leases,
    rows: new KnexRowStore(knex),
    snapshots: new KnexSnapshotStore(knex),
    history: new KnexHistoryStore(knex),
    retention: new KnexRetentionStore(knex),
    findings: new KnexFindingStore(knex, write),
    verdictBases: new KnexVerdictBasisStore(knex, write),
    triage: new KnexTriageStore(knex),
    notices: new KnexNoticeStore(knex),
    owners: new KnexOwnerStore(knex),
    parts: new KnexPartStore(knex, write),
    detections: new KnexDetectionStore(knex, write),
    detectorStates: new KnexDetectorStateStore(knex, write),
    scores: new KnexScoreStore(knex, write),
    identities: new KnexIdentityStore(knex, write),
    connections: new KnexConnectionStore(knex),
    ingest,
    arrivals: ingest,
    hubs: new KnexHubCheckpointStore(knex),
  };
}
