import type { Relation, RelationName } from '../model';
import { relationsOnce, type RelationsFrom } from './relationsOnce';

const NAME: RelationName = 'groups.members';
const edge = (from: string, to: string): Relation => ({
  from,
  to,
  toType: 'user',
});
const stored: Record<string, Relation[]> = {
  a: [edge('a', '1'), edge('a', '2')],
  b: [edge('b', '1')],
  c: [],
  large: Array.from({ length: 8 }, (_, n) => edge('large', `${n}`)),
};

describe('relations that are looked up once', () => {
  let asked: string[][] = [];
  let breaks = false;
  const read: RelationsFrom = async function* read(_, from) {
    asked.push([...from]);
    await new Promise(resolve => setTimeout(resolve, 0));
    if (breaks) throw new Error('the database is away');
    for (const id of from) yield* stored[id];
    // As a source may.
    yield edge('other', '1');
  };

  async function of(from: RelationsFrom, ids: string[]): Promise<string[]> {
    const found: string[] = [];
    for await (const each of from(NAME, ids))
      if (ids.includes(each.from)) found.push(`${each.from}${each.to}`);
    return found.sort();
  }

  beforeEach(() => {
    asked = [];
    breaks = false;
  });

  it('asks for each object once, whoever asks and when', async () => {
    const once = relationsOnce(read);
    const found = await Promise.all([
      of(once, ['a', 'b']),
      of(once, ['b', 'c', 'b']),
    ]);
    expect(found).toEqual([['a1', 'a2', 'b1'], ['b1']]);
    expect(await of(once, ['c', 'a'])).toEqual(['a1', 'a2']);
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  it('tells relations of one name from those of another', async () => {
    const once = relationsOnce(read);
    await of(once, ['a']);
    for await (const each of once('groups.owners', ['a']))
      expect(each.from).toMatch(/^a|other$/);
    expect(asked).toEqual([['a'], ['a']]);
  });

  it('tells also of what is too much to hold, and holds what is not', async () => {
    const once = relationsOnce(read, 4);
    for (let times = 0; times < 2; times += 1) {
      expect(await of(once, ['large'])).toHaveLength(8);
      expect(await of(once, ['a', 'b', 'large'])).toHaveLength(11);
    }
    expect(asked.filter(ids => ids.includes('a'))).toHaveLength(1);
  });

  it('holds no more than it may of several together', async () => {
    const once = relationsOnce(read, 4);
    await of(once, ['a', 'b']);
    expect(await of(once, ['large'])).toHaveLength(8);
    expect(await of(once, ['a', 'b'])).toHaveLength(3);
    expect(asked).toEqual([['a', 'b'], ['large'], ['large']]);
  });

  it('asks again after the database was away', async () => {
    const once = relationsOnce(read);
    breaks = true;
    await expect(of(once, ['a'])).rejects.toThrow('the database is away');
    breaks = false;
    expect(await of(once, ['a'])).toEqual(['a1', 'a2']);
  });

  it('can be left in the middle', async () => {
    const once = relationsOnce(read, 4);
    for await (const each of once(NAME, ['large'])) {
      expect(each.from).toBe('large');
      break;
    }
    expect(await of(once, ['large'])).toHaveLength(8);
  });
});
