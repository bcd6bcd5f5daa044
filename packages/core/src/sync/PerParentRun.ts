import type { DatasetId, Row } from '../model';
import type { RowStore } from '../store/ports';
import { askParent, ParentAnswer } from './askParent';
import { CollectDeps, Collected } from './collect';
import { PerParentCursor, readCursor, writeCursor } from './cursor';
import { pageWrite } from './pageWrite';
import { isParent, type PerParent } from './perParent';
import {
  beginRound,
  endRound,
  roundCompleteness,
  stepRound,
} from './perParentRound';

/** Parents whose answers are written in one transaction. */
const A_STEP = 20;
/** Where one may take many requests, a process that is killed shall not lose those of twenty. */
const A_LONG_STEP = 4;
/** So many first, and the rest in their turn: the list is saved with each step of a round. */
const FIRST = 1_000;
/** Refusals after which the connection as a whole is taken for refused, as long as nobody's was read. */
const REFUSALS = 100;

export interface PerParentDeps extends CollectDeps {
  rows: RowStore;
  /** Who is asked before all others. */
  first(): Promise<Row[]>;
}

/** One run's part of a round. */
export class PerParentRun<K extends DatasetId> {
  readonly done: Collected = { rows: 0, requests: 0 };
  #cursor!: PerParentCursor;
  #read = 0;
  /** How many will have been asked when this run is through with its part. */
  #asksUntil?: number;
  /** Answers that are not counted yet: refusals, as long as it is open whether everybody's is refused. */
  #held: ParentAnswer[] = [];

  constructor(
    private readonly dataset: PerParent<K>,
    private readonly deps: PerParentDeps,
  ) {}

  async begin(): Promise<void> {
    const { connectionId, store, now, after } = this.deps;
    const began = now().toISOString();
    const state = await store.begin(connectionId, this.dataset.id, {
      now: began,
      after,
    });
    const saved = readCursor('perParent', state.cursor);
    this.#cursor =
      saved && !saved.done
        ? saved
        : beginRound(
            began,
            await this.#first(),
            await this.#countParents(),
            saved,
          );
    this.deps.progress.takeUp(this.#share(this.#cursor));
    await this.#forgetTheGone();
  }

  async ask(): Promise<void> {
    const { parentsPerRun, requestsPerRun = Infinity } = this.dataset.collect;
    const size = requestsPerRun < Infinity ? A_LONG_STEP : A_STEP;
    let left = parentsPerRun;
    let step: string[] = [];
    let last = true;
    for await (const parent of this.#parents()) {
      if (!left || this.done.requests >= requestsPerRun) {
        last = false;
        break;
      }
      left -= 1;
      step.push(parent);
      if (step.length === size) {
        await this.#askStep(step);
        step = [];
      }
    }
    if (step.length) await this.#askStep(step);
    await this.#settleHeld();
    if (last) this.#cursor = endRound(this.#cursor);
  }

  async finish(): Promise<void> {
    const { connectionId, store, now } = this.deps;
    const { id, title, collect } = this.dataset;
    await store.finish(connectionId, id, {
      now: now().toISOString(),
      cursor: writeCursor(this.#cursor),
      completeness: roundCompleteness(title, collect.words, this.#cursor),
    });
  }

  async *#parents(): AsyncGenerator<string> {
    const { connectionId, rows } = this.deps;
    const { first, firstAsked, after } = this.#cursor;
    yield* first.slice(firstAsked);
    const before = new Set(first);
    const { of } = this.dataset.collect;
    for await (const row of rows.stream(connectionId, of, { after })) {
      if (isParent(this.dataset, row) && !before.has(row.id)) yield row.id;
    }
  }

  async #first(): Promise<string[]> {
    return (await this.deps.first())
      .filter(row => isParent(this.dataset, row))
      .map(({ id }) => id)
      .slice(0, FIRST);
  }

  async #countParents(): Promise<number> {
    const { connectionId, rows } = this.deps;
    let count = 0;
    const { of } = this.dataset.collect;
    for await (const row of rows.stream(connectionId, of)) {
      if (isParent(this.dataset, row)) count += 1;
    }
    return count;
  }

  async #askStep(parents: readonly string[]): Promise<void> {
    const answers = await this.#askAll(parents);
    const answered = answers.some(({ outcome }) => outcome !== 'failed');
    // When nobody answers it is Graph that is ill, not their data.
    if (!answered) throw answers[0].failure;
    this.#read += answers.filter(
      ({ outcome }) => outcome === 'read' || outcome === 'cut',
    ).length;
    this.#held.push(...answers);
    const refused = this.#refused();
    if (!this.#read && refused.length >= REFUSALS) throw refused[0].failure;
    if (this.#read || !refused.length) await this.#write();
  }

  /** When one answer is a failure of the connection, the others are not left waiting behind the caller's back. */
  async #askAll(parents: readonly string[]): Promise<ParentAnswer[]> {
    const stop = new AbortController();
    const { signal: ended } = this.deps;
    const signal = AbortSignal.any(
      ended ? [ended, stop.signal] : [stop.signal],
    );
    const asked = parents.map(parent =>
      askParent(this.dataset, parent, { ...this.deps, signal }),
    );
    try {
      return await Promise.all(asked);
    } catch (error) {
      stop.abort();
      await Promise.allSettled(asked);
      throw error;
    }
  }

  /** At the end of a run: refusals alone, in a round that has read nobody yet, are a refusal of the connection. */
  async #settleHeld(): Promise<void> {
    const [refused] = this.#refused();
    const { read, cut } = this.#cursor;
    if (refused && !this.#read && !read && !cut) throw refused.failure;
    await this.#write();
  }

  #share(cursor: PerParentCursor): { done: number; total: number } {
    const { read, without, closed, failed, cut = 0 } = cursor;
    const done = read + without + closed + failed + cut;
    this.#asksUntil ??= Math.min(
      cursor.total,
      done + this.dataset.collect.parentsPerRun,
    );
    return { done, total: this.#asksUntil };
  }

  #refused(): ParentAnswer[] {
    return this.#held.filter(({ outcome }) => outcome === 'closed');
  }

  async #write(): Promise<void> {
    const answers = this.#held;
    if (!answers.length) return;
    const next = stepRound(this.#cursor, answers);
    await this.#writePage(
      answers.flatMap(({ elements }) => elements),
      answers.filter(({ outcome }) => certain(outcome)).map(({ id }) => id),
      next,
      {
        requests: answers.reduce((sum, { requests }) => sum + requests, 0),
        // They wait side by side.
        waitedMs: Math.max(...answers.map(({ waitedMs }) => waitedMs)),
      },
    );
    this.#cursor = next;
    this.#held = [];
  }

  /** What belonged to people, or to sites, that are no longer there goes with them, whosever turn it is. */
  async #forgetTheGone(): Promise<void> {
    const { connectionId, rows } = this.deps;
    let owners: string[] = [];
    const forget = async () => {
      const { of } = this.dataset.collect;
      const known = await rows.getMany(connectionId, of, owners);
      const there = new Set(known.map(({ id }) => id));
      const gone = owners.filter(id => !there.has(id));
      if (gone.length)
        await this.#writePage([], gone, this.#cursor, { requests: 0 });
      owners = [];
    };
    for await (const { id } of rows.stream(connectionId, this.dataset.id)) {
      const [owner] = id.split('/');
      // Rows come by id, so those of one person are neighbours.
      if (owner === owners[owners.length - 1]) continue;
      if (owners.length === 500) await forget();
      owners.push(owner);
    }
    await forget();
  }

  async #writePage(
    elements: unknown[],
    parents: string[],
    cursor: PerParentCursor,
    cost: { requests: number; waitedMs?: number },
  ): Promise<void> {
    const { connectionId, store, progress } = this.deps;
    const now = this.deps.now();
    const write = pageWrite(this.dataset, elements);
    await store.writePage(
      connectionId,
      this.dataset.id,
      { ...write, parents },
      {
        cursor: writeCursor(cursor),
        requests: cost.requests,
        now: now.toISOString(),
        progress: progress.note(
          { ...cost, rows: write.rows.length },
          now,
          this.#share(cursor),
        ),
      },
    );
    this.done.rows += write.rows.length;
    this.done.requests += cost.requests;
  }
}

/** Of whom it is known what they have, or what there is to begin with; what was read of the others before stays. */
function certain(outcome: ParentAnswer['outcome']): boolean {
  return outcome === 'read' || outcome === 'cut' || outcome === 'without';
}
