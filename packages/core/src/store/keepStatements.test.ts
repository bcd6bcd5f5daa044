import { keepStatements } from './keepStatements';
import { openDatabase } from './openDatabase';

/** Counts what is parsed. */
function counting() {
  const parsed: string[] = [];
  return {
    parsed,
    connection: {
      prepare(sql: string): unknown {
        parsed.push(sql);
        return { sql };
      },
    },
  };
}

describe('statements of a connection to SQLite', () => {
  it('are parsed once', () => {
    const { parsed, connection } = counting();
    keepStatements(connection);
    const first = connection.prepare('select 1');
    expect(connection.prepare('select 1')).toBe(first);
    expect(connection.prepare('select 2')).not.toBe(first);
    expect(parsed).toEqual(['select 1', 'select 2']);
  });

  it('are kept as far as there is room for them, those that are asked for before others', () => {
    const { parsed, connection } = counting();
    keepStatements(connection);
    for (let turn = 0; turn < 1_000; turn += 1) {
      connection.prepare('select often');
      connection.prepare(`select ${turn}`);
    }
    const before = parsed.length;
    connection.prepare('select often');
    connection.prepare('select 999');
    expect(parsed).toHaveLength(before);
    connection.prepare('select 0');
    expect(parsed).toHaveLength(before + 1);
  });

  it('are not kept when they are long', () => {
    const { parsed, connection } = counting();
    keepStatements(connection);
    const long = `select ${'?,'.repeat(5_000)}?`;
    connection.prepare(long);
    connection.prepare(long);
    expect(parsed).toHaveLength(2);
  });

  it.each([true, false])(
    'see a table as it is when it is altered, in a thread of its own: %s',
    async thread => {
      const knex = openDatabase({
        client: 'better-sqlite3',
        filename: ':memory:',
        thread,
      });
      try {
        await knex.raw('create table t (x)');
        await knex('t').insert({ x: 1 });
        expect(await knex('t')).toEqual([{ x: 1 }]);
        await knex.raw('alter table t add column y default 5');
        expect(await knex('t')).toEqual([{ x: 1, y: 5 }]);
        await knex.raw('alter table t drop column x');
        expect(await knex('t')).toEqual([{ y: 5 }]);
        await knex.raw('drop table t');
        await expect(knex('t')).rejects.toThrow('no such table');
      } finally {
        await knex.destroy();
      }
    },
  );
});
