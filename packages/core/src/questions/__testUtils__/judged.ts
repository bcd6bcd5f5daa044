import type { Knex } from 'knex';
import type { Severity, Witness } from '../../model';
import type { QuestionContext } from '../question';
import { createStores, migrate, openDatabase } from '../../store';
import type { Stores } from '../../store/ports';

/** A tenant that was judged, in memory, and somebody who asks about it. */
export class Judged {
  knex!: Knex;
  stores!: Stores;
  now = '2026-11-20T12:00:00.000Z';

  async open(): Promise<void> {
    this.knex = openDatabase({
      client: 'better-sqlite3',
      filename: ':memory:',
    });
    await migrate(this.knex);
    this.stores = createStores(this.knex);
    await this.stores.connections.upsert({
      id: 'one',
      title: 'One',
      tenantId: '00000000-0000-0000-0000-0000000000aa',
      graphOrigin: 'https://graph.microsoft.com',
      demo: false,
      source: 'config',
      cloud: 'global',
      credential: 'clientSecret',
      clientId: 'c',
      paused: false,
    });
  }

  close(): Promise<void> {
    return this.knex.destroy();
  }

  async fail(
    id: string,
    severity: Severity,
    ...witnesses: Witness[]
  ): Promise<void> {
    await this.stores.findings.apply(
      'one',
      { id, severity },
      { outcome: 'fail', witnesses },
      this.now,
    );
  }

  context(change: Partial<QuestionContext['caller']> = {}): QuestionContext {
    return {
      stores: this.stores,
      connections: () => this.stores.connections.list(),
      caller: { subject: 'user:default/ada', personalData: true, ...change },
      now: () => new Date(this.now),
    };
  }
}

export function witness(key: string, change: Partial<Witness> = {}): Witness {
  return {
    key,
    statement: 'Something is open.',
    affected: [{ kind: 'user', id: `id-${key}`, label: `Person ${key}` }],
    facts: {},
    ...change,
  };
}
