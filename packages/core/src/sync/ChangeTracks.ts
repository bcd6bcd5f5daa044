import type { DatasetId, RelationName } from '../model';
import { ownerOf } from '../store/versionsAt';
import type { KeptSelections } from './KeptSelections';

/** Parts of which it is known that they have changed. */
const MOST_CHANGED = 50_000;

/** A dataset's rows, each by its id, or relations, each by the object at which it begins. */
export type Tracked = DatasetId | RelationName;

/** When which parts have changed last, as far as that is known. */
interface Track {
  sequence: number;
  /** The last read that changed any part. */
  lastBy: number;
  /** Any part may have changed by this read. */
  anyBy: number;
  by: Map<string, number>;
}

/**
 * Knows of rows and of relations when they have changed, from where each was tracked first: a dataset that brings both
 * changes as a whole, when somebody joins a group as well as when the group is renamed.
 */
export class ChangeTracks {
  readonly #tracks = new Map<Tracked, Track>();

  constructor(
    private readonly kept: Pick<
      KeptSelections,
      'stateOf' | 'changedSince' | 'relationsChangedSince'
    >,
  ) {}

  /** Begins a judgement. */
  begin(): void {
    for (const [what, track] of this.#tracks) {
      const { sequence, changedSequence } = this.#stateOf(what);
      if (track.sequence >= changedSequence) track.sequence = sequence;
    }
  }

  /** From now on it can be told. */
  async track(what: Tracked): Promise<void> {
    await this.#upToDate(what);
  }

  /** Whether all of it is as it was by a read of this number. */
  async isSame(what: Tracked, sequence: number): Promise<boolean> {
    if (!this.#tracks.has(what)) return false;
    const { anyBy, lastBy } = await this.#upToDate(what);
    return Math.max(anyBy, lastBy) <= sequence;
  }

  /** Whether these parts of it are. */
  async areSame(
    what: Tracked,
    ids: ReadonlySet<string>,
    sequence: number,
  ): Promise<boolean> {
    if (!this.#tracks.has(what)) return false;
    const { anyBy, by } = await this.#upToDate(what);
    if (anyBy > sequence) return false;
    for (const id of ids) if ((by.get(id) ?? 0) > sequence) return false;
    return true;
  }

  async #upToDate(what: Tracked): Promise<Track> {
    const { sequence, changedSequence } = this.#stateOf(what);
    const known = this.#tracks.get(what);
    const track: Track = known ?? {
      sequence,
      lastBy: changedSequence,
      anyBy: changedSequence,
      by: new Map(),
    };
    this.#tracks.set(what, track);
    if (track.sequence >= changedSequence) {
      track.sequence = sequence;
      return track;
    }
    const changed = await this.#changedSince(what, track.sequence);
    // Another one may have done it meanwhile.
    if (track.sequence === sequence) return track;
    for (const id of changed ?? []) {
      track.by.set(id, changedSequence);
      track.lastBy = changedSequence;
    }
    if (!changed || track.by.size > MOST_CHANGED) {
      track.by.clear();
      track.anyBy = changedSequence;
    }
    track.sequence = sequence;
    return track;
  }

  async #changedSince(
    what: Tracked,
    after: number,
  ): Promise<Iterable<string> | undefined> {
    if (isRelation(what)) return this.kept.relationsChangedSince(what, after);
    return (await this.kept.changedSince(what, after))?.keys();
  }

  #stateOf(what: Tracked) {
    return this.kept.stateOf(isRelation(what) ? ownerOf(what) : what);
  }
}

function isRelation(what: Tracked): what is RelationName {
  return what.includes('.');
}
