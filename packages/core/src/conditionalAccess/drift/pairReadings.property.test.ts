import fc from 'fast-check';
import { HeldIds, IdList } from '../../model';
import type { PeopleGroup, TenantReading } from '../tenant';
import { pairReadings } from './pairReadings';

const ids = Array.from({ length: 9 }, (_, n) => `id${n}`);

/** By person the group they are in; absent: not there. */
type World = Record<string, number | null>;

const worlds: fc.Arbitrary<World> = fc
  .array(fc.option(fc.nat(3)), {
    minLength: ids.length,
    maxLength: ids.length,
  })
  .map(each => Object.fromEntries(ids.map((id, at) => [id, each[at]])));

/** Groups 0 and 1 are told apart by nothing that is known of them, as people whom policies name are. */
function readingOf(
  world: World,
  { order, isHeld }: { order: readonly string[]; isHeld: boolean },
): TenantReading {
  const groups = new Map<number, PeopleGroup>();
  for (const id of order) {
    const group = world[id];
    if (group === null) continue;
    const known: PeopleGroup = groups.get(group) ?? {
      sample: { id, groups: [`g${Math.max(1, group)}`], roles: [] },
      ids: isHeld ? new HeldIds() : new IdList(),
      privileged: 'no',
      unmatched: false,
    };
    groups.set(group, known);
    known.ids.push(id);
  }
  return { people: [...groups.values()] } as unknown as TenantReading;
}

const reading = fc
  .tuple(worlds, fc.constantFrom(ids, [...ids].reverse()), fc.boolean())
  .map(([world, order, isHeld]) => ({
    world,
    order,
    made: readingOf(world, { order, isHeld }),
  }));

it('pairs everybody who is there now with the group that they were in', () => {
  fc.assert(
    fc.property(reading, reading, (before, after) => {
      const pairs = pairReadings(before.made, after.made);
      const told = pairs.flatMap(pair =>
        pair.ids.map(id => ({
          id,
          was: pair.isNew ? null : pair.before.groups,
        })),
      );
      expect(
        [...told].sort((one, other) => (one.id < other.id ? -1 : 1)),
      ).toEqual(
        ids
          .filter(id => after.world[id] !== null)
          .map(id => {
            const was = before.world[id];
            return { id, was: was === null ? null : [`g${Math.max(1, was)}`] };
          }),
      );
      // Nobody stands for people of another group, then or now.
      for (const { ids: alike } of pairs) {
        const groups = alike.map(
          id => `${before.world[id]} ${after.world[id]}`,
        );
        expect(new Set(groups).size).toBe(1);
        const at = alike.map(id => after.order.indexOf(id));
        expect(at).toEqual([...at].sort((one, other) => one - other));
      }
    }),
  );
});
