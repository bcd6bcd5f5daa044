import type { Detector } from '../model';
import type { DetectorStateStore, SubjectStates } from '../store/ports';
import { startOfDay } from './detectProgress';

const DAY_MS = 86_400_000;

type AnyDetector = Detector<any, any, any>;

/** One detection's state of one subject, as it is kept. */
interface Kept {
  epoch: number;
  state: unknown;
  /** From when on it is as if there were none; absent: never. */
  expires?: number;
}

/** The same as it is written: a dozen of them are kept of each person. */
type Written = [epoch: number, state: unknown, expiresDay?: number];

interface Entry {
  /** As it was read. */
  text?: string;
  kept: Record<string, Kept>;
  changed: Set<string>;
}

/**
 * States of subjects while their records are stepped through. What is settled is written away with each part of the log;
 * what is ahead of that is held until the run ends, and forgotten: the next run comes to the same.
 */
export class DetectorStates {
  readonly #settled = new Map<string, Entry>();
  readonly #ahead = new Map<string, Map<string, unknown>>();
  readonly #initial = new Map<string, string>();

  constructor(
    private readonly connectionId: string,
    private readonly store: DetectorStateStore,
  ) {}

  async load(subjects: ReadonlySet<string>): Promise<void> {
    const missing = [...subjects].filter(each => !this.#settled.has(each));
    const found = await this.store.load(this.connectionId, missing);
    for (const subject of missing) {
      const text = found.get(subject)?.states;
      this.#settled.set(subject, {
        text,
        kept: read(text),
        changed: new Set(),
      });
    }
  }

  get(detector: AnyDetector, epoch: number, subject: string, ahead: boolean) {
    if (ahead) {
      const own = this.#ahead.get(subject);
      if (own?.has(detector.id)) return own.get(detector.id);
    }
    const kept = this.#settled.get(subject)?.kept[detector.id];
    if (!kept || kept.epoch !== epoch) return detector.init();
    // A detection may change the state that it is given: what is settled stays as it is.
    return ahead ? structuredClone(kept.state) : kept.state;
  }

  settle(
    detector: AnyDetector,
    epoch: number,
    subject: string,
    state: unknown,
    at: number,
  ): void {
    const entry = this.#settled.get(subject)!;
    entry.kept[detector.id] = {
      epoch,
      state,
      ...(detector.memory === undefined
        ? {}
        : { expires: startOfDay(at) + DAY_MS + detector.memory }),
    };
    entry.changed.add(detector.id);
  }

  goAhead(detector: AnyDetector, subject: string, state: unknown): void {
    const own = this.#ahead.get(subject) ?? new Map<string, unknown>();
    this.#ahead.set(subject, own.set(detector.id, state));
  }

  /** What is to be written, without what these detections have made of it: they failed on the way. */
  changes(
    detectors: ReadonlyMap<string, AnyDetector>,
    failed: ReadonlySet<string>,
  ): Map<string, SubjectStates | undefined> {
    const changes = new Map<string, SubjectStates | undefined>();
    for (const [subject, { text, kept, changed }] of this.#settled) {
      if (!changed.size) continue;
      const before = [...changed].some(id => failed.has(id)) ? read(text) : {};
      const states: Record<string, Kept> = {};
      for (const id of Object.keys(kept)) {
        const each = failed.has(id) && changed.has(id) ? before[id] : kept[id];
        const detector = detectors.get(id);
        const isNothing =
          detector && each && this.#isInitial(detector, each.state);
        if (each && !isNothing) states[id] = each;
      }
      const next = withExpiry(states);
      if (next?.states !== text) changes.set(subject, next);
    }
    return changes;
  }

  /** Forgets what is settled: it was written away. */
  clear(): void {
    this.#settled.clear();
  }

  #isInitial(detector: AnyDetector, state: unknown): boolean {
    let initial = this.#initial.get(detector.id);
    if (initial === undefined) {
      initial = JSON.stringify(detector.init());
      this.#initial.set(detector.id, initial);
    }
    return JSON.stringify(state) === initial;
  }
}

function withExpiry(states: Record<string, Kept>): SubjectStates | undefined {
  const each = Object.values(states);
  if (!each.length) return undefined;
  const text = JSON.stringify(
    Object.fromEntries(
      Object.entries(states).map(
        ([id, { epoch, state, expires }]): [string, Written] => [
          id,
          expires === undefined
            ? [epoch, state]
            : [epoch, state, Math.ceil(expires / DAY_MS)],
        ],
      ),
    ),
  );
  const ends = each.map(({ expires }) => expires);
  return ends.includes(undefined)
    ? { states: text }
    : { states: text, expires: Math.max(...(ends as number[])) };
}

function read(text: string | undefined): Record<string, Kept> {
  const written: Record<string, Written> = JSON.parse(text ?? '{}');
  return Object.fromEntries(
    Object.entries(written).map(([id, [epoch, state, day]]) => [
      id,
      { epoch, state, ...(day === undefined ? {} : { expires: day * DAY_MS }) },
    ]),
  );
}
