import { IdList } from './IdList';

const guid = (n: number) =>
  `0000000a-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

describe('a list of ids', () => {
  it('gives them back as they came, GUIDs and others', () => {
    const given = [
      guid(1),
      'user1',
      guid(0xffffffffff),
      '00000000-0000-0000-0000-000000000000',
      'ABCDEF01-0000-4000-8000-000000000000',
      guid(1),
      '',
    ];
    const ids = new IdList(given);
    expect([...ids]).toEqual(given);
    expect(ids.length).toBe(7);
    expect(ids.first(2)).toEqual(given.slice(0, 2));
    expect(ids.first(99)).toEqual(given);
    expect([...ids.from(5)]).toEqual(given.slice(5));
  });

  it('grows', () => {
    const given = Array.from({ length: 5_000 }, (_, n) => guid(n * 7919));
    expect([...new IdList(given)]).toEqual(given);
  });

  it('may be empty', () => {
    expect([...new IdList()]).toEqual([]);
  });
});
