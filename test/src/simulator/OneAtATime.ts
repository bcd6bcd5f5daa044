/** One process's turns at the database. */
export interface Turns {
  readonly dead: boolean;
  /** Whether it has the database now; false once it was killed. */
  begin(): Promise<boolean>;
  release(): void;
  /** The process is killed: it waits no more, and what it has is free. */
  end(): void;
}

/** Who has the database, and who waits for it: one at a time, in the order of asking. */
export class OneAtATime {
  #inUse = 0;
  #last: Promise<void> = Promise.resolve();
  #waiting: (() => void)[] = [];

  get busy(): boolean {
    return this.#inUse > 0;
  }

  /** When nobody has it or waits for it. */
  async whenIdle(): Promise<void> {
    if (this.#inUse) await new Promise<void>(go => this.#waiting.push(go));
  }

  session(): Turns {
    let dead = false;
    let held = 0;
    let free = () => {};
    const leave = (count: number) => {
      this.#inUse -= count;
      held -= count;
      if (this.#inUse) return;
      for (const go of this.#waiting) go();
      this.#waiting = [];
    };
    return {
      get dead() {
        return dead;
      },
      begin: async () => {
        if (dead) return false;
        this.#inUse += 1;
        held += 1;
        const before = this.#last;
        let done = () => {};
        this.#last = new Promise(resolve => {
          done = resolve;
        });
        await before;
        if (dead) {
          done();
          return false;
        }
        free = done;
        return true;
      },
      release: () => {
        if (dead) return;
        leave(1);
        free();
      },
      end: () => {
        dead = true;
        leave(held);
        free();
      },
    };
  }
}
