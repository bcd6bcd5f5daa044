import type { Knex } from 'knex';

/** Narrows a query to where a column of small letters has a text in it. */
export function contains(
  query: Knex.QueryBuilder,
  column: string,
  text: string,
): Knex.QueryBuilder {
  return query.whereRaw(`?? like ? escape '\\'`, [
    column,
    `%${literal(text)}%`,
  ]);
}

/** Narrows a query to where a column of small letters begins with a text. */
export function beginsWith(
  query: Knex.QueryBuilder,
  column: string,
  text: string,
): Knex.QueryBuilder {
  return query.whereRaw(`?? like ? escape '\\'`, [column, `${literal(text)}%`]);
}

function literal(text: string): string {
  return text.toLowerCase().replace(/[\\%_]/g, found => `\\${found}`);
}
