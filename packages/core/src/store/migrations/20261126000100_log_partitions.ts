import type { Knex } from 'knex';

const columns = 'connection_id, dataset, id, at, subject, label, data';
/** A record's place in the log is to the second, whoever told of it. */
const toTheSecond = `substr(at, 1, 19) || 'Z'`;

/** SQLite has no partitions; there only the times change. */
export async function up(knex: Knex): Promise<void> {
  if (knex.client.config.client !== 'pg') {
    await knex('entra_log')
      .whereRaw('length(at) <> 20')
      .update({ at: knex.raw(toTheSecond) });
    return;
  }
  await knex.raw('alter table entra_log rename to entra_log_before');
  await knex.raw(`
    create table entra_log (
      connection_id text not null,
      dataset text not null,
      id text collate "C" not null,
      at text collate "C" not null,
      subject text,
      label text not null,
      data text not null
    ) partition by range (at)`);
  const { rows } = await knex.raw(
    'select distinct substr(at, 1, 10) as day from entra_log_before order by day',
  );
  for (const { day } of rows as { day: string }[]) {
    // The day after, as text: later than any time of this day and no later than the first of the next.
    await knex.raw(
      `create table ?? partition of entra_log for values from (${literal(day)}) to (${literal(dayAfter(day))})`,
      [`entra_log_${day.replace(/-/g, '')}`],
    );
  }
  await knex.raw(
    `insert into entra_log (${columns}) select ${columns.replace(' at,', ` ${toTheSecond},`)} from entra_log_before`,
  );
  await knex.raw('drop table entra_log_before');
  await knex.schema.alterTable('entra_log', table => {
    // What partitions are made by must be in the key.
    table.primary(['connection_id', 'dataset', 'id', 'at']);
    table.index(['connection_id', 'dataset', 'at', 'id']);
    table.index(['connection_id', 'dataset', 'subject', 'at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  if (knex.client.config.client !== 'pg') return;
  await knex.raw('alter table entra_log rename to entra_log_partitioned');
  await knex.raw(`
    create table entra_log (
      connection_id text not null,
      dataset text not null,
      id text collate "C" not null,
      at text collate "C" not null,
      subject text,
      label text not null,
      data text not null
    )`);
  // The version before keeps a record once by its id, whatever its time.
  await knex.raw(`
    insert into entra_log (${columns})
    select distinct on (connection_id, dataset, id) ${columns}
    from entra_log_partitioned order by connection_id, dataset, id, at desc`);
  await knex.raw('drop table entra_log_partitioned');
  await knex.schema.alterTable('entra_log', table => {
    table.primary(['connection_id', 'dataset', 'id']);
    table.index(['connection_id', 'dataset', 'at', 'id']);
    table.index(['connection_id', 'dataset', 'subject', 'at']);
  });
}

/** A partition's bound is no parameter in PostgreSQL's grammar. */
function literal(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    throw new Error(
      `A log record has a time that is no date: ${JSON.stringify(day)}`,
    );
  }
  return `'${day}'`;
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
