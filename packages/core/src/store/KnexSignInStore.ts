import type { Knex } from 'knex';
import type { SignInRow, SignInStore } from './connectPorts';

const table = 'entra_sign_ins';

export class KnexSignInStore implements SignInStore {
  constructor(private readonly knex: Knex) {}

  async put(row: SignInRow): Promise<void> {
    await this.knex(table).insert({
      state_hash: row.id,
      user_ref: row.userRef,
      browser_hash: row.browserHash ?? null,
      expires_at: row.expiresAt,
      sealed: row.sealed,
    });
  }

  async take(id: string, now: string): Promise<SignInRow | undefined> {
    return this.knex.transaction(async trx => {
      const row = await trx(table).where({ state_hash: id }).first();
      if (!row) return undefined;
      // Two replicas may have read it; only one of them deletes it, and only that one has it.
      const deleted = await trx(table).where({ state_hash: id }).delete();
      if (deleted !== 1 || row.expires_at <= now) return undefined;
      const taken: SignInRow = {
        id: row.state_hash,
        userRef: row.user_ref,
        expiresAt: row.expires_at,
        sealed: row.sealed,
      };
      return row.browser_hash
        ? { ...taken, browserHash: row.browser_hash }
        : taken;
    });
  }

  async prune(now: string): Promise<number> {
    return this.knex(table).where('expires_at', '<=', now).delete();
  }
}
