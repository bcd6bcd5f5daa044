import { LoginRefusal } from './refusal';

/** Where a planted refusal happens: at the token endpoint, or on the page that a person sees. */
export type FailurePlace = 'token' | 'authorize';

/** Refusals on demand, in the order in which they were asked for. */
export class FailureQueue {
  #queue: { code: number; left: number; at: FailurePlace }[] = [];

  add(code: number, times: number, at: FailurePlace): void {
    this.#queue.push({ code, left: times, at });
  }

  clear(): void {
    this.#queue = [];
  }

  /** @throws LoginRefusal with the planted number */
  check(at: FailurePlace): void {
    const next = this.#queue.find(each => each.at === at);
    if (!next) return;
    next.left -= 1;
    if (next.left <= 0) this.#queue.splice(this.#queue.indexOf(next), 1);
    throw new LoginRefusal(next.code);
  }
}
