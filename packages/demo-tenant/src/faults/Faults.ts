import type { Fault } from './fault';

/** One that was asked for, and what is left of it. */
export interface PendingFault extends Fault {
  wait: number;
  left: number;
}

/** Faults on demand, in the order in which they were asked for. */
export class Faults {
  #queue: PendingFault[] = [];

  get pending(): readonly PendingFault[] {
    return this.#queue;
  }

  add(fault: Fault): void {
    const lasting = fault.kind === 'loop' || fault.kind === 'endless';
    this.#queue.push({
      ...fault,
      wait: fault.after ?? 0,
      left: fault.times ?? (lasting ? Infinity : 1),
    });
  }

  clear(): void {
    this.#queue = [];
  }

  /** What happens to this request, if anything. */
  take(path: string, search: URLSearchParams): Fault | undefined {
    const matching = this.#queue.filter(
      each =>
        path.startsWith(each.path) && (each.kind !== 'gone' || isLink(search)),
    );
    const due = matching.find(({ wait }) => !wait);
    for (const each of matching) if (each.wait) each.wait -= 1;
    if (!due) return undefined;
    due.left -= 1;
    if (due.left <= 0) this.#queue.splice(this.#queue.indexOf(due), 1);
    return due;
  }
}

function isLink(search: URLSearchParams): boolean {
  return search.has('$deltatoken') || search.has('$skiptoken');
}
