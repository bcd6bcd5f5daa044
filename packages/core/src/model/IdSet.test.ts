import { IdSet } from './IdSet';

const guid = (n: number) =>
  `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

describe('a set of ids', () => {
  it('holds exactly what was added, also when it grows', () => {
    const ids = new IdSet();
    for (let n = 0; n < 20_000; n += 2) ids.add(guid(n));
    for (let n = 0; n < 20_000; n += 2) ids.add(guid(n));
    expect(ids.size).toBe(10_000);
    const wrong = Array.from({ length: 20_000 }, (_, n) => n).filter(
      n => ids.has(guid(n)) !== (n % 2 === 0),
    );
    expect(wrong).toEqual([]);
  });

  it('tells ids apart by every part of them', () => {
    const ids = new IdSet();
    ids.add('a0000001-0002-4003-8004-000000000005');
    for (const other of [
      'a0000000-0002-4003-8004-000000000005',
      'a0000001-0000-4003-8004-000000000005',
      'a0000001-0002-4000-8004-000000000005',
      'a0000001-0002-4003-8000-000000000005',
      'a0000001-0002-4003-8004-000000000000',
    ])
      expect(ids.has(other)).toBe(false);
    expect(ids.has('a0000001-0002-4003-8004-000000000005')).toBe(true);
  });

  it('holds what is no GUID, and the empty one, as other ids', () => {
    const ids = new IdSet();
    const odd = [
      'user1',
      '',
      'A0000001-0002-4003-8004-000000000005',
      '00000000-0000-0000-0000-000000000000',
    ];
    expect(odd.filter(id => ids.has(id))).toEqual([]);
    for (const id of odd) ids.add(id);
    expect(odd.filter(id => ids.has(id))).toEqual(odd);
    expect(ids.has('a0000001-0002-4003-8004-000000000005')).toBe(false);
    expect(ids.size).toBe(4);
  });
});
