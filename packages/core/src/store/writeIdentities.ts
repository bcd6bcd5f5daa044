import type { Knex } from 'knex';
import type { Identity } from '../model';
import { among } from './among';
import { ROW_BATCH, slices } from './batches';
import { hashOf, identityColumns, toValues } from './identityRow';
import { insertRows } from './insertRows';
import type { JudgementWrite } from './judgementWrites';

export const identityTable = 'entra_identities';

interface Known {
  id: string;
  hash: string;
}

/** Writes those of the lines that differ from what is there. */
export async function writeIdentities(
  write: JudgementWrite,
  connectionId: string,
  lines: readonly { identity: Identity; hash: string }[],
): Promise<number> {
  if (!lines.length) return 0;
  return write(connectionId, trx =>
    insertRows(trx, {
      table: identityTable,
      alike: { connection_id: connectionId },
      columns: identityColumns,
      key: ['connection_id', 'id'],
      merge: true,
      rows: lines.map(({ identity, hash }) => toValues(identity, hash)),
    }),
  );
}

export async function removeIdentities(
  write: JudgementWrite,
  connectionId: string,
  ids: readonly string[],
): Promise<number> {
  let removed = 0;
  for (const batch of slices(ids, ROW_BATCH)) {
    removed += await write(connectionId, trx =>
      among(
        trx(identityTable).where({ connection_id: connectionId }),
        'id',
        batch,
      ).delete(),
    );
  }
  return removed;
}

/** Both lists are in the order of ids: they are gone through side by side, and never held. */
export async function mergeIdentities(
  { knex, write }: { knex: Knex; write: JudgementWrite },
  connectionId: string,
  identities: AsyncIterable<Identity>,
): Promise<{ written: number; removed: number }> {
  const done = { written: 0, removed: 0 };
  const known = knownLines(knex, connectionId)[Symbol.asyncIterator]();
  let old = await known.next();
  let changed: { identity: Identity; hash: string }[] = [];
  let gone: string[] = [];
  const flush = async () => {
    done.written += await writeIdentities(write, connectionId, changed);
    done.removed += await removeIdentities(write, connectionId, gone);
    changed = [];
    gone = [];
  };
  for await (const identity of identities) {
    while (!old.done && old.value.id < identity.id) {
      gone.push(old.value.id);
      old = await known.next();
    }
    const hash = hashOf(identity);
    const before =
      !old.done && old.value.id === identity.id ? old.value : undefined;
    if (before?.hash !== hash) changed.push({ identity, hash });
    if (before) old = await known.next();
    if (changed.length + gone.length >= ROW_BATCH) await flush();
  }
  for (; !old.done; old = await known.next()) {
    gone.push(old.value.id);
    if (gone.length >= ROW_BATCH) await flush();
  }
  await flush();
  return done;
}

const PAGE = 2_000;

async function* knownLines(
  knex: Knex,
  connectionId: string,
): AsyncGenerator<Known, undefined> {
  let last = '';
  for (;;) {
    const page: Known[] = await knex(identityTable)
      .where({ connection_id: connectionId })
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .select('id', 'hash');
    yield* page;
    if (page.length < PAGE) return undefined;
    last = page[page.length - 1].id;
  }
}
