import type { Knex } from 'knex';
import type { JudgementWrite } from './judgementWrites';
import type { ScorePoint, ScoreStore } from './ports';

export class KnexScoreStore implements ScoreStore {
  constructor(
    private readonly knex: Knex,
    private readonly write: JudgementWrite,
  ) {}

  async add({ connectionId, at, score, low, high }: ScorePoint): Promise<void> {
    await this.write(connectionId, trx =>
      trx('entra_scores')
        .insert({ connection_id: connectionId, at, score, low, high })
        .onConflict(['connection_id', 'at'])
        .merge(),
    );
  }

  async trend(connectionId: string, limit: number): Promise<ScorePoint[]> {
    const rows = await this.knex('entra_scores')
      .where({ connection_id: connectionId })
      .orderBy('at', 'desc')
      .limit(limit);
    return rows.reverse().map(({ at, score, low, high }) => ({
      connectionId,
      at,
      score,
      low,
      high,
    }));
  }
}
