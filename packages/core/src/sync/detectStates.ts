import type { Detector } from '../model';
import type { DetectorStateStore, SubjectStates } from '../store/ports';
import { startOfDay } from './detectProgress';
import { keepOnce, type KeptOnce, restore } from './keptOnce';

const DAY_MS = 86_400_000;

type AnyDetector = Detector<any, any, any>;

/** One detection's state of one subject. */
interface Kept {
  epoch: number;
  state: unknown;
  /** The UTC day from which on it is as if there were none, counted since 1970; absent: never. */
  until?: number;
}

/** The same as it is written, under the code of its detection: a dozen of them are kept of each person. */
type Written = [epoch: number, state: unknown, until?: number];

/** No detection's code. */
const LISTS = '=';

/** All that is written of a subject, with what its states have alike. */
type Text = Record<string, Written> & { [LISTS]?: KeptOnce['lists'] };

/** What is kept of a subject, by the detection's place among those that run; of others as it was written. */
interface Parsed {
  slots: (Kept | undefined)[];
  others: Record<string, Written>;
}

/** A subject of the part of the log at hand. */
export interface Subject {
  /** As it was read. */
  text?: string;
  /** Parsed for those that write it; whoever is ahead changes a reading of its own. */
  settled?: Parsed;
  behind?: Parsed;
  /** What those that are ahead have made of it, for as long as the run goes. */
  ahead: (Kept | undefined)[];
  isChanged: boolean;
}

/**
 * States of subjects while their records are stepped through. What is settled is written away with each part of the log;
 * what is ahead of that is held until the run ends, and forgotten: the next run comes to the same. Within one part a
 * detection is the one or the other, so that neither ever needs a copy of what the other changes.
 */
export class DetectorStates {
  readonly #subjects = new Map<string, Subject>();
  readonly #ahead = new Map<string, Subject['ahead']>();
  readonly #codes: readonly string[];
  readonly #slots: ReadonlyMap<string, number>;
  readonly #initial: string[];
  readonly #memories: (number | undefined)[];

  /** @param detectors - those that run, in the order of their places */
  constructor(
    private readonly connectionId: string,
    private readonly store: DetectorStateStore,
    private readonly detectors: readonly AnyDetector[],
  ) {
    this.#codes = detectors.map(({ id }) => codeOf(id));
    this.#slots = new Map(this.#codes.map((code, slot) => [code, slot]));
    if (this.#slots.size < detectors.length)
      throw new Error(
        `Two of these detections have one code; name one of them otherwise: ${detectors.map(({ id }) => `${id} ${codeOf(id)}`).join(', ')}`,
      );
    this.#memories = detectors.map(({ memory }) => memory);
    this.#initial = detectors.map(each => JSON.stringify(each.init()));
  }

  async load(subjects: ReadonlySet<string>): Promise<void> {
    const missing = [...subjects].filter(each => !this.#subjects.has(each));
    const found = await this.store.load(this.connectionId, missing);
    for (const subject of missing)
      this.#subjects.set(subject, {
        text: found.get(subject)?.states,
        ahead: this.#ahead.get(subject) ?? [],
        isChanged: false,
      });
  }

  /** One that was loaded. */
  of(subject: string): Subject {
    return this.#subjects.get(subject)!;
  }

  settled(of: Subject, slot: number, epoch: number): unknown {
    of.settled ??= this.#read(of.text);
    const kept = of.settled.slots[slot];
    return kept?.epoch === epoch ? kept.state : this.detectors[slot].init();
  }

  settle(
    of: Subject,
    slot: number,
    epoch: number,
    state: unknown,
    at: number,
  ): void {
    of.settled ??= this.#read(of.text);
    const memory = this.#memories[slot];
    const until =
      memory === undefined
        ? undefined
        : Math.ceil((startOfDay(at) + DAY_MS + memory) / DAY_MS);
    const kept = of.settled.slots[slot];
    of.isChanged = true;
    if (!kept) {
      of.settled.slots[slot] = { epoch, state, until };
      return;
    }
    kept.epoch = epoch;
    kept.state = state;
    kept.until = until;
  }

  ahead(of: Subject, slot: number, epoch: number): unknown {
    const own = of.ahead[slot];
    if (own) return own.state;
    of.behind ??= this.#read(of.text);
    const kept = of.behind.slots[slot];
    return kept?.epoch === epoch ? kept.state : this.detectors[slot].init();
  }

  goAhead(
    subject: string,
    of: Subject,
    slot: number,
    epoch: number,
    state: unknown,
  ): void {
    const own = of.ahead[slot];
    if (own) {
      own.state = state;
      return;
    }
    of.ahead[slot] = { epoch, state };
    this.#ahead.set(subject, of.ahead);
  }

  /**
   * What is to be written, without what these detections have made of it: they failed on the way.
   *
   * @param through - up to where each detection has settled, by its place
   */
  changes(
    failed: ReadonlySet<string>,
    through: readonly number[],
  ): Map<string, SubjectStates | undefined> {
    const changes = new Map<string, SubjectStates | undefined>();
    for (const [subject, { text, settled, isChanged }] of this.#subjects) {
      if (!isChanged || !settled) continue;
      const next = this.#write({ text, settled, failed, through });
      if (next?.states !== text) changes.set(subject, next);
    }
    return changes;
  }

  /** Forgets what is settled: it was written away. */
  clear(): void {
    this.#subjects.clear();
  }

  #read(text: string | undefined): Parsed {
    const slots: Parsed['slots'] = [];
    const others: Parsed['others'] = {};
    if (text === undefined) return { slots, others };
    const written: Text = JSON.parse(text);
    const codes = Object.keys(written).filter(code => code !== LISTS);
    const lists = written[LISTS];
    if (lists) restore({ states: codes.map(code => written[code][1]), lists });
    for (const code of codes) {
      const slot = this.#slots.get(code);
      const [epoch, state, until] = written[code];
      if (slot === undefined) others[code] = written[code];
      else slots[slot] = { epoch, state, until };
    }
    return { slots, others };
  }

  #write({
    text,
    settled: { slots, others },
    failed,
    through,
  }: {
    text: string | undefined;
    settled: Parsed;
    failed: ReadonlySet<string>;
    through: readonly number[];
  }): SubjectStates | undefined {
    const codes: string[] = [];
    const all: Kept[] = [];
    let before: Parsed | undefined;
    for (let slot = 0; slot < slots.length; slot += 1) {
      const { id, rest } = this.detectors[slot];
      let kept = slots[slot];
      // The step that failed may have changed what it was given.
      if (kept && failed.has(id)) {
        before ??= this.#read(text);
        kept = before.slots[slot];
      }
      if (!kept || isOver(kept, through[slot])) continue;
      codes.push(this.#codes[slot]);
      all.push(
        rest ? { ...kept, state: rest(kept.state, through[slot]) } : kept,
      );
    }
    for (const code of Object.keys(others)) {
      const [epoch, state, until] = others[code];
      codes.push(code);
      all.push({ epoch, state, until });
    }
    return this.#writeAll(codes, all);
  }

  #writeAll(
    codes: readonly string[],
    all: readonly Kept[],
  ): SubjectStates | undefined {
    const { states, lists } = keepOnce(all.map(({ state }) => state));
    const parts: string[] = [];
    let expires = 0;
    all.forEach(({ epoch, until }, place) => {
      const state = JSON.stringify(states[place]);
      const slot = this.#slots.get(codes[place]);
      if (slot !== undefined && state === this.#initial[slot]) return;
      const end = until === undefined ? '' : `,${until}`;
      parts.push(`"${codes[place]}":[${epoch},${state}${end}]`);
      expires = Math.max(expires, (until ?? Infinity) * DAY_MS);
    });
    if (!parts.length) return undefined;
    if (lists) parts.push(`"${LISTS}":${JSON.stringify(lists)}`);
    const written = `{${parts.join(',')}}`;
    return expires === Infinity
      ? { states: written }
      : { states: written, expires };
  }
}

/** Whoever signs in every day would keep for good what a detection saw of them once. */
function isOver({ until }: Kept, through: number): boolean {
  return until !== undefined && until * DAY_MS <= through;
}

/** A detection's name in a few letters: it stands a dozen times with each of a million people. FNV-1a. */
export function codeOf(id: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < id.length; place += 1)
    hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193);
  return (hash >>> 0).toString(36).slice(-4).padStart(4, '0');
}
