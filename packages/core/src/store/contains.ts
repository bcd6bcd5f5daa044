import type { Knex } from 'knex';

/** Narrows a query to where a column of small letters has a text in it. */
export function contains(
  query: Knex.QueryBuilder,
  column: string,
  text: string,
): Knex.QueryBuilder {
  const like = `%${text.toLowerCase().replace(/[\\%_]/g, found => `\\${found}`)}%`;
  return query.whereRaw(`?? like ? escape '\\'`, [column, like]);
}
