import type { Knex } from 'knex';
import { among } from './among';
import { ID_BATCH, slices } from './batches';
import type {
  DetectorRun,
  DetectorStateStore,
  SubjectStates,
} from './detectionPorts';
import { insertRows } from './insertRows';
import type { JudgementWrite } from './judgementWrites';

const LOADED = 2_000;

export class KnexDetectorStateStore implements DetectorStateStore {
  constructor(
    private readonly knex: Knex,
    private readonly write: JudgementWrite,
  ) {}

  async runs(connectionId: string): Promise<Map<string, DetectorRun>> {
    const rows = await this.knex('entra_detector_runs').where({
      connection_id: connectionId,
    });
    return new Map(
      rows.map(({ detector, progress, survey }) => [
        detector,
        {
          progress: JSON.parse(progress),
          ...(survey === null ? {} : { survey: JSON.parse(survey) }),
        },
      ]),
    );
  }

  async load(
    connectionId: string,
    subjects: readonly string[],
  ): Promise<Map<string, SubjectStates>> {
    const found = new Map<string, SubjectStates>();
    for (const batch of slices(subjects, LOADED)) {
      const rows = await among(
        this.knex('entra_detector_subjects').where({
          connection_id: connectionId,
        }),
        'subject',
        batch,
      ).select('subject', 'states', 'expires_ms');
      for (const { subject, states, expires_ms: expires } of rows)
        found.set(subject, {
          states,
          ...(expires === null ? {} : { expires: Number(expires) }),
        });
    }
    return found;
  }

  async save(
    connectionId: string,
    write: {
      runs: ReadonlyMap<string, DetectorRun>;
      subjects: ReadonlyMap<string, SubjectStates | undefined>;
    },
  ): Promise<void> {
    await this.write(connectionId, async trx => {
      const gone = [...write.subjects].flatMap(([subject, kept]) =>
        kept ? [] : [subject],
      );
      for (const batch of slices(gone, ID_BATCH))
        await among(
          trx('entra_detector_subjects').where({ connection_id: connectionId }),
          'subject',
          batch,
        ).delete();
      const kept = [...write.subjects].flatMap(([subject, states]) =>
        states ? [{ subject, ...states }] : [],
      );
      for (const batch of slices(kept, LOADED))
        await insertRows(trx, {
          table: 'entra_detector_subjects',
          alike: { connection_id: connectionId },
          columns: { subject: 'text', states: 'text', expires_ms: 'bigint' },
          rows: batch.map(({ subject, states, expires }) => [
            subject,
            states,
            expires ?? null,
          ]),
          key: ['connection_id', 'subject'],
          merge: true,
        });
      const runs = [...write.runs].map(([detector, { progress, survey }]) => ({
        connection_id: connectionId,
        detector,
        progress: JSON.stringify(progress),
        ...(survey === undefined ? {} : { survey: JSON.stringify(survey) }),
      }));
      // A survey that is not given stays as it is.
      for (const isSurveyed of [false, true])
        for (const batch of slices(
          runs.filter(run => 'survey' in run === isSurveyed),
          ID_BATCH,
        ))
          await trx('entra_detector_runs')
            .insert(batch)
            .onConflict(['connection_id', 'detector'])
            .merge(['progress', ...(isSurveyed ? ['survey'] : [])]);
    });
  }

  async expire(connectionId: string, at: number): Promise<void> {
    await this.write(connectionId, trx =>
      trx('entra_detector_subjects')
        .where({ connection_id: connectionId })
        .where('expires_ms', '<', at)
        .delete(),
    );
  }
}
