import type { Knex } from 'knex';
import { ID_BATCH, ROW_BATCH, slices } from './batches';
import type { DetectorStateStore } from './ports';

export class KnexDetectorStateStore implements DetectorStateStore {
  constructor(private readonly knex: Knex) {}

  async load(
    connectionId: string,
    detector: string,
    subjects: readonly string[],
  ): Promise<Map<string, unknown>> {
    const found = new Map<string, unknown>();
    for (const batch of slices(subjects, ID_BATCH)) {
      const rows = await this.knex('entra_detector_states')
        .where({ connection_id: connectionId, detector })
        .whereIn('subject', batch)
        .select('subject', 'state');
      for (const row of rows) found.set(row.subject, JSON.parse(row.state));
    }
    return found;
  }

  async save(
    connectionId: string,
    detector: string,
    states: ReadonlyMap<string, unknown>,
  ): Promise<void> {
    for (const batch of slices([...states], ROW_BATCH)) {
      await this.knex('entra_detector_states')
        .insert(
          batch.map(([subject, state]) => ({
            connection_id: connectionId,
            detector,
            subject,
            state: JSON.stringify(state),
          })),
        )
        .onConflict(['connection_id', 'detector', 'subject'])
        .merge();
    }
  }

  async clear(connectionId: string, detector: string): Promise<void> {
    await this.knex('entra_detector_states')
      .where({ connection_id: connectionId, detector })
      .delete();
  }
}
