import type { DatasetId, RelationName, Selection } from '../model';

/** By id: so many of one dataset may be asked for, and who asks for more hangs on all of it. */
const MOST_ASKED = 2_000;

/** What a check has looked at: its verdict hangs on this, on its declarations and on nothing else. */
export class Accesses {
  /** Anything of it: rows as well as the relations that it brings. */
  readonly all = new Set<DatasetId>();
  /** All rows of it. */
  readonly rows = new Set<DatasetId>();
  /** What was made of each row, and nothing else of these. */
  readonly selections = new Set<Selection<any, any>>();
  /** Rows by their ids. */
  readonly asked = new Map<DatasetId, Set<string>>();
  /** All of these. */
  readonly relations = new Set<RelationName>();
  /** Relations by the objects at which they begin. */
  readonly relationsOf = new Map<RelationName, Set<string>>();
  readonly completeness = new Set<DatasetId>();
  /** Of which datasets it looked at the time of the read. */
  readonly asOf = new Set<DatasetId>();
  /** The moment of judging. */
  now = false;
  /** What a log tells, which goes on while nothing that is there changes. */
  log = false;
  /** What was before: how long ago it asked, in milliseconds, and which past that was. */
  readonly earlier = new Map<number, string>();

  /** Datasets of which it looked at rows. */
  datasets(): Set<DatasetId> {
    return new Set([
      ...this.all,
      ...this.rows,
      ...this.asked.keys(),
      ...[...this.selections].map(({ dataset }) => dataset),
    ]);
  }

  readonly #shared = new Set<Accesses>();

  ask(dataset: DatasetId, ids: Iterable<string>): void {
    if (!isNoted(this.asked, dataset, ids)) this.rows.add(dataset);
  }

  askRelations(name: RelationName, from: Iterable<string>): void {
    if (!isNoted(this.relationsOf, name, from)) this.relations.add(name);
  }

  /** It has taken what was worked out by looking at this. */
  take(shared: Accesses): void {
    this.#shared.add(shared);
  }

  /** Together with all that it took. */
  whole(): Accesses {
    const all = new Accesses();
    const open: Accesses[] = [this];
    const met = new Set<Accesses>(open);
    for (let next = open.pop(); next; next = open.pop()) {
      for (const each of next.all) all.all.add(each);
      for (const each of next.rows) all.rows.add(each);
      for (const each of next.selections) all.selections.add(each);
      for (const [dataset, ids] of next.asked) all.ask(dataset, ids);
      for (const each of next.relations) all.relations.add(each);
      for (const [name, from] of next.relationsOf) all.askRelations(name, from);
      for (const each of next.completeness) all.completeness.add(each);
      for (const each of next.asOf) all.asOf.add(each);
      all.now ||= next.now;
      all.log ||= next.log;
      for (const [ago, which] of next.earlier) all.earlier.set(ago, which);
      for (const each of next.#shared)
        if (!met.has(each)) {
          met.add(each);
          open.push(each);
        }
    }
    return all;
  }
}

/** @returns false where they are more than is told apart */
function isNoted<K>(
  by: Map<K, Set<string>>,
  key: K,
  ids: Iterable<string>,
): boolean {
  const known = by.get(key) ?? new Set();
  for (const id of ids) known.add(id);
  if (known.size > MOST_ASKED) return false;
  by.set(key, known);
  return true;
}
