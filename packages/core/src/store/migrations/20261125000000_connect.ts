import type { Knex } from 'knex';

const added = [
  'source',
  'cloud',
  'credential',
  'client_id',
  'sealed',
  'paused',
  'account',
  'connected_at',
  'connected_by',
  'asked',
];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entra_connections', table => {
    // What was there before came from the configuration file, with a client secret: the next start corrects the rest.
    table.text('source').notNullable().defaultTo('config');
    table.text('cloud').notNullable().defaultTo('global');
    table.text('credential').notNullable().defaultTo('clientSecret');
    table.text('client_id').notNullable().defaultTo('');
    table.text('sealed').nullable();
    table.boolean('paused').notNullable().defaultTo(false);
    table.text('account').nullable();
    table.text('connected_at').nullable();
    table.text('connected_by').nullable();
    table.text('asked').nullable().comment('Permissions as JSON');
  });
  // Two replicas may be asked to connect the same tenant at the same moment; knex knows no partial index on SQLite.
  await knex.raw(
    `create unique index entra_connections_page_tenant on entra_connections (tenant_id) where source = 'page' and configured = true`,
  );
  await knex.schema.createTable('entra_sign_ins', table => {
    table.text('state_hash').primary();
    table.text('user_ref').notNullable();
    table.text('browser_hash').nullable();
    table.text('expires_at').notNullable();
    table.text('sealed').notNullable();
    table.index(['expires_at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('entra_sign_ins');
  await knex.raw('drop index entra_connections_page_tenant');
  // The version before knows no connections of the page: it would take them for ones of the file and read them.
  await knex('entra_connections')
    .where({ source: 'page' })
    .update({ configured: false });
  await knex.schema.alterTable('entra_connections', table => {
    table.dropColumns(...added);
  });
}
