import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // One row a subject for all detections: what one person's sign-ins left behind is read and written at once.
  await knex.schema.createTable('entra_detector_subjects', table => {
    table.text('connection_id').notNullable();
    table.text('subject').notNullable();
    table.text('states').notNullable().comment('By detection, as JSON');
    table.bigInteger('expires_ms').nullable().comment('Forgotten from then on');
    table.primary(['connection_id', 'subject']);
    table.index(['connection_id', 'expires_ms']);
  });
  await knex.schema.createTable('entra_detector_runs', table => {
    table.text('connection_id').notNullable();
    table.text('detector').notNullable();
    table.text('progress').notNullable();
    table.text('survey').nullable();
    table.primary(['connection_id', 'detector']);
  });
  // Which record of a log gave each finding, and in which run: so that one which the log no longer gives is known.
  await knex.schema.createTable('entra_detections', table => {
    table.text('connection_id').notNullable();
    table.text('detector').notNullable();
    table.text('cause_key').notNullable();
    table.text('subject').notNullable();
    table.bigInteger('first_ms').notNullable();
    table.bigInteger('last_ms').notNullable();
    table.integer('run').notNullable();
    table.primary(['connection_id', 'detector', 'cause_key']);
    table.index(['connection_id', 'detector', 'last_ms']);
    table.index(['connection_id', 'run']);
  });
  // Detections begin their logs anew, and find what they found.
  await knex.schema.dropTable('entra_detector_states');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.createTable('entra_detector_states', table => {
    table.text('connection_id').notNullable();
    table.text('detector').notNullable();
    table.text('subject').notNullable();
    table.text('state').notNullable();
    table.primary(['connection_id', 'detector', 'subject']);
  });
  await knex.schema.dropTable('entra_detections');
  await knex.schema.dropTable('entra_detector_runs');
  await knex.schema.dropTable('entra_detector_subjects');
}
