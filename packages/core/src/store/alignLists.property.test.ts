/** @jest-environment node */
import fc from 'fast-check';
import type { AffectedEntity } from '../model';
import { alignLists, Places } from './alignLists';

const entity = fc.record({
  kind: fc.constantFrom<AffectedEntity['kind'][]>('user', 'application'),
  id: fc.constantFrom(...'abcdefgh'),
  label: fc.constantFrom('one', 'other'),
});
const anyList = fc.array(entity, { maxLength: 14 });
const inOrder = anyList.map(list =>
  [...list].sort((one, other) => (one.id < other.id ? -1 : 1)),
);
const lists = fc.oneof(
  fc.tuple(anyList, anyList),
  fc.tuple(inOrder, inOrder),
  // One whose middle has gone elsewhere.
  anyList.map(list => [list, [...list.slice(3), ...list.slice(0, 3)]] as const),
);

const nameOf = ({ kind, id }: AffectedEntity) => `${kind} ${id}`;

describe('two lists of entities', () => {
  it('are brought together as far as they name the same, each place once', () => {
    fc.assert(
      fc.property(lists, ([before, after]) => {
        const { from, gone } = alignLists(before, after);
        expect(from).toHaveLength(after.length);
        const matched = [...from].filter(at => at >= 0);
        expect([...matched, ...gone].sort((a, b) => a - b)).toEqual(
          before.map((_, at) => at),
        );
        const matches = [...from.entries()].filter(([, at]) => at >= 0);
        expect(matches.map(([, at]) => nameOf(before[at]))).toEqual(
          matches.map(([at]) => nameOf(after[at])),
        );
        const came = new Set(after.filter((_, at) => from[at] < 0).map(nameOf));
        for (const at of gone) expect(came).not.toContain(nameOf(before[at]));
      }),
      { numRuns: 500 },
    );
  });

  it('are looked up first things first', () => {
    const places = new Places([
      { kind: 'user', id: 'a' },
      { kind: 'device', id: 'a' },
      { kind: 'user', id: 'a' },
    ]);
    const user = { kind: 'user', id: 'a' } as const;
    expect([
      places.take(user),
      places.take(user),
      places.take(user),
      places.take({ kind: 'device', id: 'a' }),
    ]).toEqual([0, 2, undefined, 1]);
  });
});
