import fc from 'fast-check';
import { RowIds, RowItems } from './RowItems';

const letters = 'abcdefghij'.split('');
const some = fc.subarray(letters);

/** What is put by id; null: taken away. */
const puts = fc.array(
  fc.tuple(fc.constantFrom(...letters), fc.option(fc.nat(9))),
);

describe('RowItems', () => {
  it('is what a map of the same is, in the order of ids, whoever comes and goes', () => {
    fc.assert(
      fc.property(some, puts, (first, then) => {
        let items = new RowItems(
          new RowIds(first),
          first.map((_, n) => (n % 2 ? n : undefined)),
        );
        const map = new Map(
          first.flatMap((id, n) => (n % 2 ? [[id, n] as const] : [])),
        );
        for (const [id, value] of then) {
          if (items.of.placeOf(id) === undefined)
            items = items.movedTo(items.of.with([id]));
          items.put(id, value ?? undefined);
          if (value === null) map.delete(id);
          else map.set(id, value);
        }
        const inOrder = [...map].sort(([one], [other]) =>
          one < other ? -1 : 1,
        );
        expect([...items]).toEqual(inOrder);
        expect([...items.keys()]).toEqual(inOrder.map(([id]) => id));
        expect([...items.values()]).toEqual(inOrder.map(([, value]) => value));
        const each: [string, number][] = [];
        items.forEach((value, id) => each.push([id, value]));
        expect(each).toEqual(inOrder);
        expect(items.size).toBe(map.size);
        for (const id of letters) {
          expect(items.get(id)).toBe(map.get(id));
          expect(items.has(id)).toBe(map.has(id));
        }
      }),
    );
  });

  it('tells of each row what two have of it', () => {
    const ids = new RowIds(['a', 'b', 'c']);
    const one = new RowItems(ids, [1, undefined, 3]);
    const other = new RowItems(ids, ['x', 'y', undefined]);
    const told: unknown[] = [];
    one.forEachBeside(other, (value, beside) => told.push([value, beside()]));
    expect(told).toEqual([
      [1, 'x'],
      [3, undefined],
    ]);
    told.length = 0;
    const others = new RowItems(new RowIds(['B', 'b', 'c', 'd']), [4, 5, 6, 7]);
    one.forEachBeside(others, (value, beside) =>
      told.push([value, beside(), beside()]),
    );
    expect(told).toEqual([
      [1, undefined, undefined],
      [3, 6, 6],
    ]);
  });

  it('refuses an id that has no place', () => {
    const items = new RowItems(new RowIds(['a']), [1]);
    expect(() => items.put('b', 2)).toThrow('b has no place');
    expect(() => items.movedTo(new RowIds(['b']))).toThrow('a has no place');
  });
});

describe('RowIds', () => {
  it('descend from those that they were made of by adding, and from no others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), some), { minLength: 1, maxLength: 8 }),
        steps => {
          const all = [new RowIds(['a', 'e'])];
          for (const [from, ids] of steps)
            all.push(all[from % all.length].with(ids));
          const pairs = all.flatMap(one => all.map(other => ({ one, other })));
          const lacking = pairs
            .filter(({ one, other }) => one.descendFrom(other))
            .flatMap(({ one, other }) =>
              other.ids.filter(id => !one.ids.includes(id)),
            );
          expect(lacking).toEqual([]);
          expect(all[1].descendFrom(all[0])).toBe(true);
          for (const { ids } of all)
            expect(ids).toEqual([...new Set(ids)].sort());
        },
      ),
    );
  });
});
