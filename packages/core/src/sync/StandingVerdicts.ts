import type { Accesses, Shared } from '../checks';
import type { DatasetId } from '../model';
import { ownerOf } from '../store/versionsAt';
import type { KeptSelections } from './KeptSelections';
import {
  stands,
  verdictBasis,
  type Ground,
  type VerdictBasis,
} from './verdictBasis';

/** Rows of a dataset of which it is known that they have changed. */
const MOST_CHANGED = 50_000;

/** When which rows of a dataset have changed last, as far as that is known. */
interface Track {
  sequence: number;
  /** Any row may have changed by this read. */
  anyBy: number;
  by: Map<string, number>;
}

/**
 * What a verdict looked at, more exactly than its basis says: not which datasets, but which selections of them and which
 * rows. Where another part of a dataset has changed, it stands:
 *
 *     users changed by read 8 ──┬─ the 40 administrators it asked for are none of those  ──▶ stands
 *                               └─ what it selects of each row is what it was            ──▶ stands
 *
 * What several checks share stands the same way, and is kept as long as it does. All of it is memory: a verdict that
 * another process judged stands on its basis alone.
 */
export class StandingVerdicts {
  /** What checks share, by name. */
  readonly shared = new Map<string, Shared>();
  #noted = new Map<string, { basis: string; looked: Accesses }>();
  #tracks = new Map<DatasetId, Track>();

  constructor(
    private readonly kept: Pick<
      KeptSelections,
      'stateOf' | 'changedBy' | 'changedSince' | 'isKept'
    >,
  ) {}

  forget(): void {
    this.shared.clear();
    this.#noted = new Map();
    this.#tracks = new Map();
  }

  /** Notes what was looked at for a verdict, or for what is shared. */
  async note(id: string, basis: VerdictBasis, looked: Accesses): Promise<void> {
    this.#noted.set(id, { basis: JSON.stringify(basis), looked });
    for (const dataset of looked.asked.keys()) await this.#track(dataset);
  }

  /** Whether what was looked at in a dataset is as it was by a read of this number. */
  async isSame(
    id: string,
    basis: VerdictBasis,
    dataset: DatasetId,
    sequence: number,
  ): Promise<boolean> {
    const noted = this.#noted.get(id);
    if (noted?.basis !== JSON.stringify(basis)) return false;
    const { rows, relations, selections, asked } = noted.looked;
    if (rows.has(dataset)) return false;
    if ([...relations].some(name => ownerOf(name) === dataset)) return false;
    const ids = asked.get(dataset);
    if (ids && !(await this.#areSame(dataset, ids, sequence))) return false;
    for (const selection of selections) {
      if (selection.dataset !== dataset) continue;
      const by = await this.kept.changedBy(selection);
      if (by === undefined || by > sequence) return false;
    }
    return true;
  }

  /** Lets go of what is shared and would be another now. */
  async begin(ground: Ground): Promise<void> {
    for (const [dataset, track] of this.#tracks) {
      const { sequence, changedSequence } = this.kept.stateOf(dataset);
      if (track.sequence >= changedSequence) track.sequence = sequence;
    }
    for (const name of [...this.shared.keys()])
      if (!(await this.#isShared(name, ground))) {
        this.shared.delete(name);
        // Or what a judgement makes that ends before its end would be taken for what this was.
        this.#noted.delete(sharedAs(name));
      }
  }

  async #isShared(name: string, ground: Ground): Promise<boolean> {
    const id = sharedAs(name);
    const noted = this.#noted.get(id);
    if (!noted) return false;
    const basis: VerdictBasis = JSON.parse(noted.basis);
    return stands({ id }, basis, ground, {
      past: async () => '',
      isSame: (dataset, sequence) => this.isSame(id, basis, dataset, sequence),
    });
  }

  /** Keeps what is shared and hangs on rows alone. */
  async end(ground: Ground): Promise<void> {
    for (const [name, { accesses, answer }] of [...this.shared]) {
      const id = sharedAs(name);
      const looked = accesses.whole();
      const isLasting =
        !looked.now &&
        !looked.log &&
        !looked.earlier.size &&
        [...looked.datasets()].every(each => this.kept.isKept(each)) &&
        (await isFulfilled(answer));
      if (!isLasting) this.shared.delete(name);
      else if (!(await this.#isShared(name, ground)))
        await this.note(id, verdictBasis({ id }, accesses, ground), looked);
    }
  }

  async #areSame(
    dataset: DatasetId,
    ids: ReadonlySet<string>,
    sequence: number,
  ): Promise<boolean> {
    const { anyBy, by } = await this.#track(dataset);
    if (anyBy > sequence) return false;
    for (const id of ids) if ((by.get(id) ?? 0) > sequence) return false;
    return true;
  }

  async #track(dataset: DatasetId): Promise<Track> {
    const { sequence, changedSequence } = this.kept.stateOf(dataset);
    const known = this.#tracks.get(dataset);
    const track: Track = known ?? {
      sequence,
      anyBy: changedSequence,
      by: new Map(),
    };
    this.#tracks.set(dataset, track);
    if (track.sequence >= changedSequence) {
      track.sequence = sequence;
      return track;
    }
    const changed = await this.kept.changedSince(dataset, track.sequence);
    // Another one may have done it meanwhile.
    if (track.sequence === sequence) return track;
    for (const id of changed?.keys() ?? []) track.by.set(id, changedSequence);
    if (!changed || track.by.size > MOST_CHANGED) {
      track.by.clear();
      track.anyBy = changedSequence;
    }
    track.sequence = sequence;
    return track;
  }
}

/** No check has an id with a space. */
function sharedAs(name: string): string {
  return `shared ${name}`;
}

async function isFulfilled(answer: Promise<unknown>): Promise<boolean> {
  return answer.then(
    () => true,
    () => false,
  );
}
