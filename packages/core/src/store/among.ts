import type { Knex } from 'knex';

/**
 * Narrows a query to rows whose column is one of `values`. They are one parameter: a placeholder for each would make a
 * statement of hundreds of kilobytes, and SQLite's are freed only when the collector comes by.
 */
export function among<Q extends Knex.QueryBuilder>(
  query: Q,
  column: string,
  values: readonly string[],
): Q {
  return (
    query.client.config.client === 'pg'
      ? query.whereRaw('?? = any(?)', [column, values as string[]])
      : query.whereRaw('?? in (select value from json_each(?))', [
          column,
          JSON.stringify(values),
        ])
  ) as Q;
}
