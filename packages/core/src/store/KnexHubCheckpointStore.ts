import { randomUUID } from 'node:crypto';
import type { Checkpoint, PartitionOwnership } from '@azure/event-hubs';
import type { Knex } from 'knex';
import type { HubPartition, HubProgress, HubStore } from './ingestPorts';

const owners = 'entra_event_hub_owners';
const checkpoints = 'entra_event_hub_checkpoints';
const progress = 'entra_event_hub_progress';
const key = ['namespace', 'event_hub', 'consumer_group', 'partition_id'];

/**
 * Who reads which partition of an event hub and how far, in the database that replicas share anyway. The Event Hubs
 * client balances the partitions by it.
 *
 * A claim succeeds only with the etag that the claimant has seen last: of two that want the same partition one gets it.
 *
 * @see https://learn.microsoft.com/javascript/api/@azure/event-hubs/checkpointstore
 */
export class KnexHubCheckpointStore implements HubStore {
  constructor(
    private readonly knex: Knex,
    /** Milliseconds since 1970; an owner that has not renewed for long is passed over by this. */
    private readonly now: () => number = Date.now,
  ) {}

  async listOwnership(
    fullyQualifiedNamespace: string,
    eventHubName: string,
    consumerGroup: string,
  ): Promise<PartitionOwnership[]> {
    const hub = { fullyQualifiedNamespace, eventHubName, consumerGroup };
    const rows = await this.knex(owners)
      .where(hubColumns(hub))
      .orderBy('partition_id');
    return rows.map(row => ({
      ...hub,
      partitionId: row.partition_id,
      ownerId: row.owner_id,
      etag: row.etag,
      lastModifiedTimeInMs: Number(row.modified_ms),
    }));
  }

  async claimOwnership(
    claims: PartitionOwnership[],
  ): Promise<PartitionOwnership[]> {
    const claimed: PartitionOwnership[] = [];
    for (const claim of claims) {
      const etag = randomUUID();
      const lastModifiedTimeInMs = this.now();
      const written = {
        owner_id: claim.ownerId,
        etag,
        modified_ms: lastModifiedTimeInMs,
      };
      const at = partitionColumns(claim);
      const won = claim.etag
        ? await this.knex(owners)
            .where({ ...at, etag: claim.etag })
            .update(written)
        : (
            await this.knex(owners)
              .insert({ ...at, ...written })
              .onConflict(key)
              .ignore()
              .returning('partition_id')
          ).length;
      if (won) claimed.push({ ...claim, etag, lastModifiedTimeInMs });
    }
    return claimed;
  }

  async updateCheckpoint(checkpoint: Checkpoint): Promise<void> {
    await this.knex(checkpoints)
      .insert({
        ...partitionColumns(checkpoint),
        offset: checkpoint.offset,
        sequence_number: checkpoint.sequenceNumber,
      })
      .onConflict(key)
      .merge();
  }

  async listCheckpoints(
    fullyQualifiedNamespace: string,
    eventHubName: string,
    consumerGroup: string,
  ): Promise<Checkpoint[]> {
    const hub = { fullyQualifiedNamespace, eventHubName, consumerGroup };
    const rows = await this.knex(checkpoints)
      .where(hubColumns(hub))
      .orderBy('partition_id');
    return rows.map(row => ({
      ...hub,
      partitionId: row.partition_id,
      offset: row.offset,
      sequenceNumber: Number(row.sequence_number),
    }));
  }

  async note(partition: HubPartition, through: string): Promise<void> {
    const at = partitionColumns(partition);
    await this.knex(progress)
      .insert({ ...at, through })
      .onConflict(key)
      .ignore();
    // One that lost the partition may still be writing its last batch; what the next one has read stays read.
    await this.knex(progress)
      .where(at)
      .where('through', '<', through)
      .update({ through });
  }

  async noteGap(
    partition: HubPartition,
    gap: { from: string; to: string },
  ): Promise<void> {
    await this.knex(progress)
      .insert({
        ...partitionColumns(partition),
        through: gap.to,
        gap_from: gap.from,
        gap_to: gap.to,
      })
      .onConflict(key)
      .merge(['gap_from', 'gap_to']);
  }

  async list(hub: Omit<HubPartition, 'partitionId'>): Promise<HubProgress[]> {
    const rows = await this.knex(progress)
      .where(hubColumns(hub))
      .orderBy('partition_id');
    return rows.map(row => ({
      partitionId: row.partition_id,
      through: row.through,
      ...(row.gap_from && { gap: { from: row.gap_from, to: row.gap_to } }),
    }));
  }
}

function hubColumns(hub: Omit<HubPartition, 'partitionId'>) {
  return {
    namespace: hub.fullyQualifiedNamespace,
    event_hub: hub.eventHubName,
    consumer_group: hub.consumerGroup,
  };
}

function partitionColumns(partition: HubPartition) {
  return { ...hubColumns(partition), partition_id: partition.partitionId };
}
