import type { Relation, RelationName } from '../model';

/** Relations that begin at these objects, in no order. */
export type RelationsFrom = (
  name: RelationName,
  from: readonly string[],
) => AsyncIterable<Relation>;

/** Held at most; a group that policies name can have everybody in it. */
const MOST_HELD = 30_000;

/**
 * Looks up once what begins at an object. Half a dozen checks follow the same groups, those that policies name or that hold
 * roles, each of them twice: first to see which are nested in them, then who is in these.
 *
 * What is too much to be held is looked up by each who asks, as it comes.
 */
export function relationsOnce(
  read: RelationsFrom,
  most: number = MOST_HELD,
): RelationsFrom {
  const known = new Map<string, Promise<readonly Relation[] | undefined>>();
  let held = 0;

  /** By object; undefined where it is too much. */
  async function look(
    name: RelationName,
    objects: readonly string[],
  ): Promise<ReadonlyMap<string, Relation[]> | undefined> {
    const found = new Map<string, Relation[]>(objects.map(id => [id, []]));
    let count = 0;
    try {
      for await (const edge of read(name, objects)) {
        // A source may tell of others as well.
        const own = found.get(edge.from);
        if (!own) continue;
        count += 1;
        held += 1;
        if (held > most) {
          held -= count;
          return undefined;
        }
        own.push(edge);
      }
    } catch (error) {
      held -= count;
      // The database may be back when the next one asks.
      for (const id of objects) known.delete(keyOf(name, id));
      throw error;
    }
    return found;
  }

  async function gather(
    name: RelationName,
    objects: readonly string[],
  ): Promise<{ edges: Relation[]; tooMuch: string[] }> {
    const missing = objects.filter(id => !known.has(keyOf(name, id)));
    if (missing.length) {
      const found = look(name, missing);
      for (const id of missing) {
        const own = found.then(each => each?.get(id));
        // Met by whoever asks for it; until then it must not count as unhandled, which would end the process.
        own.catch(() => {});
        known.set(keyOf(name, id), own);
      }
    }
    const edges: Relation[] = [];
    const tooMuch: string[] = [];
    for (const [at, own] of (
      await Promise.all(objects.map(id => known.get(keyOf(name, id))!))
    ).entries()) {
      if (own) for (const edge of own) edges.push(edge);
      else tooMuch.push(objects[at]);
    }
    return { edges, tooMuch };
  }

  // By hand, for a generator would cost as much for each of ten thousand as what is done with it.
  return (name, from) => ({
    [Symbol.asyncIterator]() {
      let edges: Iterator<Relation, void> | undefined;
      let rest: AsyncIterator<Relation, void> | undefined;
      return {
        async next() {
          if (!edges) {
            const found = await gather(name, [...new Set(from)]);
            edges = found.edges.values() as Iterator<Relation, void>;
            if (found.tooMuch.length)
              rest = read(name, found.tooMuch)[Symbol.asyncIterator]();
          }
          const next = edges.next();
          return next.done && rest ? rest.next() : next;
        },
        async return() {
          await rest?.return?.();
          edges = [].values();
          rest = undefined;
          return { done: true, value: undefined };
        },
      };
    },
  });
}

function keyOf(name: RelationName, from: string): string {
  return `${name} ${from}`;
}
