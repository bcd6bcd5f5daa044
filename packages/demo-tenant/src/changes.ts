import type { GraphObject, Source } from './data/shape';
import type { Member } from './data/groups';

export interface Change {
  kind: string;
  id: string;
  /** Absent for an object that was added or changed. */
  removed?: 'changed' | 'deleted';
  members?: { added: Member[]; removed: Member[] };
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
  readonly #members = new Map<
    string,
    { added: Member[]; removed: Set<string> }
  >();

  get sequence(): number {
    return this.#log.length;
  }

  since(kind: string, sequence: number): Change[] {
    return this.#log.slice(sequence).filter(change => change.kind === kind);
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

  /** Objects that were added or changed after planting, which no computed collection knows. */
  find(source: Source, id: string): GraphObject | undefined {
    for (let index = 0; index < this.size(source); index += 1) {
      const object = this.at(source, index);
      if (object?.id === id) return object;
    }
    return undefined;
  }

  update(kind: string, id: string, patch: Record<string, unknown>): void {
    this.#patched.set(id, { ...this.#patched.get(id), ...patch });
    this.#log.push({ kind, id });
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

  changeMembers(
    group: string,
    members: { added?: Member[]; removed?: Member[] },
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
      kind: 'group',
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
}
