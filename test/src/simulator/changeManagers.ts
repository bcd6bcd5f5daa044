import type { Graph, GraphObject } from '@entra-posture/demo-tenant';
import type { Draw } from './Draw';

/** Gives people other managers, and none. */
export class ManagerChanges {
  /** Of everybody who ever was there: who comes back may find that their manager has gone. */
  readonly #managers = new Map<string, string | undefined>();

  constructor(
    private readonly graph: Graph,
    private readonly draw: Draw,
  ) {
    const { users } = graph.data;
    for (let index = 0; index < users.size; index += 1) {
      const manager = users.managerOf(index);
      if (manager !== undefined)
        this.#managers.set(users.id(index), users.id(manager));
    }
  }

  change(people: readonly GraphObject[]): void {
    const { id } = this.draw.pick(people);
    const now = this.draw.chance(0.8) ? this.draw.pick(people).id : undefined;
    if (now !== id) this.#set(id, now);
  }

  /** Who has gone manages nobody, and does not take them back when they are restored. */
  leave(gone: string): void {
    for (const [id, manager] of this.#managers) {
      if (manager === gone) this.#set(id, undefined);
    }
  }

  #set(id: string, now: string | undefined): void {
    const before = this.#managers.get(id);
    if (now === before) return;
    this.graph.changes.setManager(id, { now, before });
    this.#managers.set(id, now);
  }
}
