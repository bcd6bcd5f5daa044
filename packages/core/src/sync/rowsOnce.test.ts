import type { DatasetId } from '../model';
import { rowsOnce } from './rowsOnce';

describe('rows that are looked up once', () => {
  let asked: string[] = [];
  let breaks = false;
  const read = async function* read(
    dataset: DatasetId,
    ids: readonly string[],
  ) {
    asked.push(`${dataset} ${ids.join('')}`);
    await new Promise(resolve => setTimeout(resolve, 0));
    if (breaks) throw new Error('the database is away');
    for (const id of [...ids].sort()) if (id !== 'z') yield { id } as never;
  };

  async function of(
    from: ReturnType<typeof rowsOnce>,
    ids: string[],
    dataset: 'users' | 'groups' = 'users',
  ): Promise<string> {
    let found = '';
    for await (const { id } of from<'users' | 'groups'>(dataset, ids))
      found += id;
    return found;
  }

  beforeEach(() => {
    asked = [];
    breaks = false;
  });

  it('asks for each once, whoever asks and when, and together for what is asked in one turn', async () => {
    const once = rowsOnce(read);
    expect(
      await Promise.all([
        of(once, ['a', 'b', 'z']),
        of(once, ['z', 'b', 'a']),
        of(once, ['a', 'b', 'z'], 'groups'),
        of(once, ['a']),
        of(once, ['c', 'a']),
        of(once, []),
      ]),
    ).toEqual(['ab', 'ab', 'ab', 'a', 'ac', '']);
    expect(await of(once, ['b', 'a', 'z'])).toBe('ab');
    expect(await of(once, ['d', 'c'])).toBe('cd');
    expect(asked).toEqual(['users abzc', 'groups abz', 'users d']);
  });

  it('holds no more than it may, and tells of the others as well', async () => {
    const once = rowsOnce(read, 3);
    for (let times = 0; times < 2; times += 1) {
      expect(await of(once, ['a', 'b'])).toBe('ab');
      expect(await of(once, ['c', 'd'])).toBe('cd');
      expect(await of(once, ['e'])).toBe('e');
    }
    expect(asked).toEqual(['users ab', 'users cd', 'users e', 'users cd']);
    expect(await of(once, ['e', 'a'])).toBe('ae');
    expect(asked).toHaveLength(4);
    const many = Array.from({ length: 501 }, (_, n) => `${n};`);
    const large = rowsOnce(read);
    expect(await of(large, many)).toBe(await of(large, many));
    expect(asked).toHaveLength(6);
  });

  it('asks again after the database was away', async () => {
    const once = rowsOnce(read);
    breaks = true;
    await expect(of(once, ['a'])).rejects.toThrow('the database is away');
    breaks = false;
    expect(await of(once, ['a'])).toBe('a');
    expect(asked).toHaveLength(2);
  });

  it('can be left in the middle', async () => {
    const once = rowsOnce(read);
    for await (const { id } of once('users', ['a', 'b'])) {
      expect(id).toBe('a');
      break;
    }
    expect(await of(once, ['a', 'b'])).toBe('ab');
    expect(asked).toHaveLength(1);
  });
});
