import {
  createStores,
  type DatabaseConfig,
  ingestFiles,
  migrate,
  openDatabase,
} from '@entra-posture/core/node';
import type { Insert, Inserter } from './inserter';
import { tenant } from './signInExport';

const CONNECTION = 'bench-ours';

/** The product's own ingest of a file into a database. */
export class IngestFiles implements Inserter {
  static async open(database: DatabaseConfig): Promise<IngestFiles> {
    const knex = openDatabase(
      database.client === 'pg' ? database : { ...database, thread: true },
    );
    await migrate(knex);
    return new IngestFiles(knex);
  }

  readonly #stores;

  private constructor(private readonly knex: ReturnType<typeof openDatabase>) {
    this.#stores = createStores(knex);
  }

  /** @throws Error when not all of the file's records were added: a rate without its rows would flatter */
  async insert({ file, from, to }: Insert): Promise<number> {
    const began = performance.now();
    const report = await ingestFiles({
      connectionId: CONNECTION,
      tenant,
      paths: [file],
      store: this.#stores.ingest,
      now: () => new Date(),
      onProblem: problem => {
        throw new Error(problem.what);
      },
    });
    const seconds = (performance.now() - began) / 1000;
    if (report.added !== to - from) {
      throw new Error(`${report.added} of ${to - from} records were added`);
    }
    return seconds;
  }

  async close(): Promise<void> {
    await this.#stores.connections.remove(CONNECTION, { data: true });
    await this.knex.destroy();
  }
}
