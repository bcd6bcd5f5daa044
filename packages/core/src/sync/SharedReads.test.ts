import { setTimeout as delay } from 'node:timers/promises';
import { SharedReads, type SharedTable } from './SharedReads';

const PAGE = 10;

/** A table of so many numbers that counts how often each page of it was read. */
function table(
  name: string,
  size: number,
): { table: SharedTable<number>; read: Map<number, number> } {
  const read = new Map<number, number>();
  return {
    read,
    table: {
      name,
      size: 1_000_000 + size,
      interest: 1,
      async page(after = '0') {
        const from = Number(after);
        read.set(from, (read.get(from) ?? 0) + 1);
        const to = Math.min(from + PAGE, size);
        return {
          items: Array.from({ length: to - from }, (_, n) => from + n),
          ...(to < size ? { next: `${to}` } : {}),
        };
      },
    },
  };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const upTo = (size: number) => Array.from({ length: size }, (_, n) => n);
const once = (read: Map<number, number>) =>
  [...read.values()].every(times => times === 1);

describe.each([
  ['one page after the other', false],
  ['a page ahead', true],
])('tables that several read, %s', (_, isAhead) => {
  it('are read once for all who begin together, in order and whole for each', async () => {
    const reads = new SharedReads(isAhead);
    const users = table('users', 95);
    const found = await Promise.all(
      upTo(20).map(() => all(reads.stream(users.table))),
    );
    expect(found).toEqual(upTo(20).map(() => upTo(95)));
    expect([users.read.size, once(users.read)]).toEqual([10, true]);
  });

  it('are read once also for who needed something smaller first', async () => {
    const reads = new SharedReads(isAhead);
    const users = table('users', 95);
    const roles = table('roles', 30);
    roles.table.size = 30;
    const both = async () => [
      ...(await all(reads.stream(roles.table))),
      ...(await all(reads.stream(users.table))),
    ];
    await Promise.all([all(reads.stream(users.table)), both(), both()]);
    expect([once(users.read), once(roles.read)]).toEqual([true, true]);
  });

  it('are read last when most may ask for them, of what is as long', async () => {
    const reads = new SharedReads(isAhead);
    const users = table('users', 95);
    const activity = table('activity', 95);
    users.table.interest = 9;
    const both = async () => [
      ...(await all(reads.stream(activity.table))),
      ...(await all(reads.stream(users.table))),
    ];
    await Promise.all([all(reads.stream(users.table)), both(), both()]);
    expect([once(users.read), once(activity.read)]).toEqual([true, true]);
  });

  it('wait for who looks something up alone', async () => {
    const reads = new SharedReads(isAhead);
    const users = table('users', 25);
    async function* slow() {
      await delay(20);
      yield 'looked up';
    }
    const later = async () => {
      await all(reads.alone(slow()));
      return all(reads.stream(users.table));
    };
    await Promise.all([all(reads.stream(users.table)), later()]);
    expect(once(users.read)).toBe(true);
  });

  it('block nobody who reads one within another, whichever way round', async () => {
    const reads = new SharedReads(isAhead);
    const [a, b] = [table('a', 60), table('b', 60)];
    const nested = async (
      outer: SharedTable<number>,
      inner: SharedTable<number>,
    ) => {
      let sum = 0;
      for await (const item of reads.stream(outer)) {
        if (item % 7 === 0)
          sum += (await all(reads.stream(inner))).length + item;
      }
      return sum;
    };
    const found = await Promise.all([
      nested(a.table, b.table),
      nested(b.table, a.table),
      all(reads.stream(a.table)),
      all(reads.stream(b.table)),
    ]);
    const expected = upTo(60)
      .filter(n => n % 7 === 0)
      .reduce((sum, n) => sum + 60 + n, 0);
    expect(found).toEqual([expected, expected, upTo(60), upTo(60)]);
  });

  it('are read on by the others when one leaves early', async () => {
    const reads = new SharedReads(isAhead);
    const users = table('users', 95);
    const first = async () => {
      for await (const item of reads.stream(users.table)) return item;
      return undefined;
    };
    expect(
      await Promise.all([first(), all(reads.stream(users.table))]),
    ).toEqual([0, upTo(95)]);
  });

  it('fail for all who wait when a page cannot be read, and can be read again', async () => {
    const reads = new SharedReads(isAhead);
    const users = table('users', 25);
    const { page } = users.table;
    let broken = true;
    users.table.page = async after => {
      if (broken && after === '10') throw new Error('away');
      return page(after);
    };
    const ended = await Promise.allSettled([
      all(reads.stream(users.table)),
      all(reads.stream(users.table)),
    ]);
    expect(ended).toMatchObject([
      { reason: { message: 'away' } },
      { reason: { message: 'away' } },
    ]);
    broken = false;
    expect(await all(reads.stream(users.table))).toEqual(upTo(25));
  });

  it('are kept when they are small', async () => {
    const reads = new SharedReads(isAhead);
    const roles = table('roles', 25);
    roles.table.size = 25;
    await all(reads.stream(roles.table));
    await all(reads.stream(roles.table));
    expect(once(roles.read)).toBe(true);
  });
});

it('asks for the next page while one is gone through, and no further', async () => {
  const reads = new SharedReads(true);
  const users = table('users', 95);
  const asked: number[][] = [];
  for await (const item of reads.stream(users.table))
    if (item % PAGE === 0) asked.push([...users.read.keys()]);
  expect(asked.slice(0, 2)).toEqual([
    [0, 10],
    [0, 10, 20],
  ]);
  expect(once(users.read)).toBe(true);
});
