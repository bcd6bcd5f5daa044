interface Preparing {
  prepare(sql: string): unknown;
}

/**
 * Lets a connection to SQLite keep the statements that it has parsed: knex has each of them parsed anew, which takes eight
 * times as long as a small one does. Handed to the thread of the database as its own text, so it may use nothing of this
 * file.
 */
export /* istanbul ignore next -- counters of coverage would be unknown there */ function keepStatements(
  connection: Preparing,
): void {
  // A few hundred are asked again and again; the others are of as many rows as there were, and seldom come twice.
  const most = 400;
  const longest = 4_000;
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, unknown>();
  connection.prepare = sql => {
    const known = kept.get(sql);
    // The one that was not asked for the longest time is the first to go.
    if (known) kept.delete(sql);
    const statement = known ?? prepare(sql);
    if (sql.length <= longest) kept.set(sql, statement);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return statement;
  };
}
