/** What the requests of one dataset wait for. It is shown as long as any of them waits. */
export class Waits {
  readonly #reasons = new Map<object, string>();
  #shown: Promise<void> = Promise.resolve();

  /** @param show - told the reason to show, and `undefined` when nothing waits any more */
  constructor(
    private readonly show: (why: string | undefined) => Promise<void>,
  ) {}

  /** @param request - who waits; `why` is absent when it goes on */
  note(request: object, why: string | undefined): void {
    if (why === undefined && !this.#reasons.has(request)) return;
    this.#reasons.delete(request);
    if (why !== undefined) this.#reasons.set(request, why);
    const [next] = [...this.#reasons.values()].slice(-1);
    this.#shown = this.#shown.then(() => this.show(next));
    // Met in `settled`; until then it must not count as unhandled, which would end the process.
    this.#shown.catch(() => {});
  }

  /** When all of it is shown. @throws what `show` threw */
  async settled(): Promise<void> {
    await this.#shown;
  }
}
