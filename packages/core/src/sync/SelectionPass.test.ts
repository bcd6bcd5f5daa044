import { RowIds, selection } from '../model';
import { SelectionPass } from './SelectionPass';

describe('SelectionPass', () => {
  const people = ['a', 'b', 'c'].map(id => ({ id, department: `of ${id}` }));
  let walks = 0;
  let breaks = false;

  async function* rows() {
    walks += 1;
    await new Promise(resolve => setTimeout(resolve, 0));
    for (const each of people) yield { ...each };
    if (breaks) throw new Error('the database is away');
  }
  const ids = selection('users', ({ id }) => id);
  const notB = selection('users', ({ id, department }) =>
    id === 'b' ? undefined : department,
  );
  const same = (id: string) => id;
  const order = (all: readonly string[]) => new RowIds(all);

  beforeEach(() => {
    walks = 0;
    breaks = false;
  });

  it('walks once for all who ask in time, and tells who is too late', async () => {
    const pass = new SelectionPass(rows, same, order);
    const one = pass.items(ids);
    expect(pass.isOnItsWay).toBe(false);
    const other = pass.items(notB);
    const again = pass.items(ids);
    expect([...(await one)]).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
    ]);
    expect([...(await other)]).toEqual([
      ['a', 'of a'],
      ['c', 'of c'],
    ]);
    expect(await again).toBe(await one);
    expect(pass.isOnItsWay).toBe(true);
    expect(walks).toBe(1);
  });

  it('holds the same text for the same id', async () => {
    const seen: string[] = [];
    const pass = new SelectionPass(
      rows,
      id => {
        seen.push(id);
        return `${id}!`;
      },
      order,
    );
    const both = await Promise.all([pass.items(ids), pass.items(notB)]);
    expect([...both[0].keys()]).toEqual(['a!', 'b!', 'c!']);
    expect([...both[0].values()]).toEqual(['a!', 'b!', 'c!']);
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('is too late after nothing as well', async () => {
    const pass = new SelectionPass(async function* none() {}, same, order);
    expect(await pass.items(ids)).toEqual(new Map());
    expect(pass.isOnItsWay).toBe(true);
  });

  it('leaves the others what one of them breaks', async () => {
    const breaking = selection('users', ({ id }) => {
      if (id === 'b') throw new Error('a defect');
      return id;
    });
    const pass = new SelectionPass(rows, same, order);
    const ends = await Promise.allSettled(
      [ids, breaking, notB].map(each => pass.items(each)),
    );
    expect(ends.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect((await pass.items(ids)).size).toBe(3);
    await expect(pass.items(breaking)).rejects.toThrow('a defect');
  });

  it('tells all of them when rows cannot be read', async () => {
    breaks = true;
    const pass = new SelectionPass(rows, same, order);
    const ends = await Promise.allSettled([pass.items(ids), pass.items(notB)]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
