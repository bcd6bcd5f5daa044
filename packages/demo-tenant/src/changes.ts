import type { Member } from './data/groups';
import type { Log, LogRecord } from './data/log';
import type { GraphObject, Source } from './data/shape';

const HOUR_MS = 3_600_000;

export interface Change {
  kind: string;
  id: string;
  /** Which of its properties were changed; absent for an object that was added or removed. */
  properties?: string[];
  /** Absent for an object that was added or changed. */
  removed?: 'changed' | 'deleted';
  /** Back from the recycle bin: told as a new object, relations included. */
  restored?: true;
  members?: { added: Member[]; removed: Member[] };
  /** Ids of who manages a person now, and of who did. */
  manager?: { now?: string; before?: string };
}

/**
 * What happened since the tenant was planted: a small layer over collections that are computed. The order of changes is
 * what delta queries answer from.
 */
export class Changes {
  readonly #log: Change[] = [];
  readonly #patched = new Map<string, Record<string, unknown>>();
  readonly #removed = new Set<string>();
  readonly #added = new Map<string, GraphObject[]>();
  readonly #places = new WeakMap<Source, ReadonlyMap<string, number>>();
  readonly #members = new Map<
    string,
    { added: Member[]; removed: Set<string> }
  >();

  readonly #managers = new Map<string, string | undefined>();
  readonly #records = new Map<string, LogRecord[]>();
  #silentFrom = Infinity;

  get sequence(): number {
    return this.#log.length;
  }

  since(kind: string, sequence: number): Change[] {
    return this.#log.slice(sequence).filter(change => change.kind === kind);
  }

  /** The sequence from which `left` changes of the kind remain before `to`. */
  sequenceBefore(kind: string, to: number, left: number): number {
    let sequence = to;
    for (let found = 0; sequence > 0 && found < left;) {
      sequence -= 1;
      if (this.#log[sequence].kind === kind) found += 1;
    }
    return sequence;
  }

  size(source: Source): number {
    return source.size + (this.#added.get(source.kind)?.length ?? 0);
  }

  /** The object as it is now; undefined when it was removed. */
  at(source: Source, index: number): GraphObject | undefined {
    const object =
      index < source.size
        ? source.at(index)
        : this.#added.get(source.kind)?.[index - source.size];
    if (!object || this.#removed.has(object.id)) return undefined;
    const patch = this.#patched.get(object.id);
    return patch ? { ...object, ...patch } : object;
  }

  /** The object as it is now, planted or added; undefined when it was removed or never was. */
  find(source: Source, id: string): GraphObject | undefined {
    const index = this.indexOf(source, id);
    return index === undefined ? undefined : this.at(source, index);
  }

  /** Its place in the collection; undefined when it was removed or never was. */
  indexOf(source: Source, id: string): number | undefined {
    if (this.#removed.has(id)) return undefined;
    const planted = source.indexOf
      ? source.indexOf(id)
      : this.#placesIn(source).get(id);
    if (planted !== undefined) return planted;
    const added = this.#added.get(source.kind) ?? [];
    const place = added.findIndex(object => object.id === id);
    return place < 0 ? undefined : source.size + place;
  }

  /** A collection that cannot tell a place by an id is walked through once, not once for each change. */
  #placesIn(source: Source): ReadonlyMap<string, number> {
    const known = this.#places.get(source);
    if (known) return known;
    const places = new Map<string, number>();
    for (let index = 0; index < source.size; index += 1)
      places.set(source.at(index).id, index);
    this.#places.set(source, places);
    return places;
  }

  update(kind: string, id: string, patch: Record<string, unknown>): void {
    this.#patched.set(id, { ...this.#patched.get(id), ...patch });
    this.#log.push({ kind, id, properties: Object.keys(patch) });
  }

  add(kind: string, object: GraphObject): void {
    this.#removed.delete(object.id);
    this.#added.set(kind, [...(this.#added.get(kind) ?? []), object]);
    this.#log.push({ kind, id: object.id });
  }

  remove(kind: string, id: string, reason: 'changed' | 'deleted'): void {
    this.#removed.add(id);
    this.#log.push({ kind, id, removed: reason });
  }

  /** Takes back a removal with reason `changed`. */
  restore(kind: string, id: string): void {
    this.#removed.delete(id);
    this.#log.push({ kind, id, restored: true });
  }

  /** From this time on nothing happens in a log but what is added to it. */
  silence(from: number): void {
    this.#silentFrom = from;
  }

  addRecord(kind: string, record: LogRecord): void {
    const known = this.#records.get(kind) ?? [];
    this.#records.set(
      kind,
      [...known, record].sort((a, b) => a.at - b.at),
    );
  }

  /** A planted log with what was added to it, and its records as they were updated. */
  inLog(planted: Log): Log {
    const added = this.#records.get(planted.kind) ?? [];
    return {
      ...planted,
      hour: start =>
        [
          // Not made up where nothing of it would be shown.
          ...(start < this.#silentFrom
            ? planted.hour(start).filter(({ at }) => at < this.#silentFrom)
            : []),
          ...added.filter(({ at }) => at >= start && at < start + HOUR_MS),
        ]
          .sort((a, b) => a.at - b.at)
          .map(record => {
            const patch = this.#patched.get(record.object.id);
            return patch
              ? { ...record, object: { ...record.object, ...patch } }
              : record;
          }),
    };
  }

  changeMembers(
    group: string,
    members: { added?: Member[]; removed?: Member[] },
    kind = 'group',
  ): void {
    const known = this.#members.get(group) ?? {
      added: [],
      removed: new Set<string>(),
    };
    for (const member of members.added ?? []) {
      known.removed.delete(member.id);
      known.added.push(member);
    }
    for (const { id } of members.removed ?? []) {
      known.removed.add(id);
      known.added = known.added.filter(member => member.id !== id);
    }
    this.#members.set(group, known);
    this.#log.push({
      kind,
      id: group,
      members: { added: members.added ?? [], removed: members.removed ?? [] },
    });
  }

  /** Members that came after planting, and whether a planted one is still there. */
  membersOf(group: string): {
    added: readonly Member[];
    isRemoved(id: string): boolean;
  } {
    const known = this.#members.get(group);
    return {
      added: known?.added ?? [],
      isRemoved: id => Boolean(known?.removed.has(id)) || this.#removed.has(id),
    };
  }

  /** @param before - whom Graph names where nobody takes the place */
  setManager(user: string, manager: { now?: string; before?: string }): void {
    this.#managers.set(user, manager.now);
    this.#log.push({ kind: 'user', id: user, manager });
  }

  /** The id of who manages a person now, by who did when the tenant was planted. */
  managerOf(user: string, planted: string | undefined): string | undefined {
    const manager = this.#managers.has(user)
      ? this.#managers.get(user)
      : planted;
    return manager !== undefined && this.#removed.has(manager)
      ? undefined
      : manager;
  }
}
