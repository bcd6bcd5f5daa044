import type { DatasetId, RelationName } from '../model';
import { ownerOf } from '../store/versionsAt';
import type { KeptSelections } from './KeptSelections';

/** Parts of which it is known that they have changed. */
const MOST_CHANGED = 50_000;
/** Objects that are looked for among the relations that have changed; where they are more, all of these are asked for. */
const MOST_SOUGHT = 2_000;

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
  /** Of relations: where those begin that somebody hangs on; undefined: on all. */
  sought?: Set<string>;
}

/**
 * Knows of rows and of relations when they have changed, from where each was tracked first: a dataset that brings both
 * changes as a whole, when somebody joins a group as well as when the group is renamed. Of relations, of which a tenant has
 * millions, only those are followed that begin where somebody hangs on them.
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
    const track = await this.#upToDate(what);
    delete track.sought;
  }

  /** The same of the relations that begin at some objects. */
  async trackFrom(
    name: RelationName,
    objects: Iterable<string>,
  ): Promise<void> {
    const { sought } = await this.#upToDate(name);
    for (const id of objects) sought?.add(id);
  }

  /** Whether all of it is as it was by a read of this number. */
  async isSame(what: Tracked, sequence: number): Promise<boolean> {
    const tracked = this.#tracks.get(what);
    if (!tracked || tracked.sought) return false;
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
      ...(isRelation(what) ? { sought: new Set<string>() } : {}),
    };
    this.#tracks.set(what, track);
    if (track.sequence >= changedSequence) {
      track.sequence = sequence;
      return track;
    }
    const changed = await this.#changedSince(what, track);
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
    { sequence: after, sought }: Track,
  ): Promise<Iterable<string> | undefined> {
    if (isRelation(what)) {
      if (sought?.size === 0) return [];
      const isMany = !sought || sought.size > MOST_SOUGHT;
      return this.kept.relationsChangedSince(
        what,
        after,
        isMany ? undefined : [...sought],
      );
    }
    return (await this.kept.changedSince(what, after))?.keys();
  }

  #stateOf(what: Tracked) {
    return this.kept.stateOf(isRelation(what) ? ownerOf(what) : what);
  }
}

function isRelation(what: Tracked): what is RelationName {
  return what.includes('.');
}
