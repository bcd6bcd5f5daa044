import type { Accesses, Shared } from '../checks';
import type { DatasetId, RelationName } from '../model';
import { ownerOf } from '../store/versionsAt';
import { ChangeTracks } from './ChangeTracks';
import type { KeptSelections } from './KeptSelections';
import {
  stands,
  verdictBasis,
  type Ground,
  type VerdictBasis,
} from './verdictBasis';

const relationNames: Record<RelationName, true> = {
  'users.manager': true,
  'groups.members': true,
  'groups.owners': true,
  'administrativeUnits.members': true,
};
/** Of the others, any change is one of rows. */
const bringRelations: ReadonlySet<DatasetId> = new Set(
  (Object.keys(relationNames) as RelationName[]).map(ownerOf),
);

/**
 * What a verdict looked at, more exactly than its basis says: not which datasets, but which selections of them and which
 * rows. Where another part of a dataset has changed, it stands:
 *
 *     users changed by read 8  ──┬─ the 40 administrators it asked for are none of those  ──▶ stands
 *                                └─ what it selects of each row is what it was            ──▶ stands
 *     groups changed by read 9 ──┬─ no group did, somebody joined one                     ──▶ stands on the groups
 *                                └─ nobody joined the three of which it asked for members ──▶ stands
 *
 * What several checks share stands the same way, and is kept as long as it does. All of it is memory: a verdict that
 * another process judged stands on its basis alone.
 */
export class StandingVerdicts {
  /** What checks share, by name. */
  readonly shared = new Map<string, Shared>();
  #noted = new Map<string, { basis: string; looked: Accesses }>();
  #tracks: ChangeTracks;

  constructor(
    private readonly kept: Pick<
      KeptSelections,
      | 'stateOf'
      | 'changedBy'
      | 'changedSince'
      | 'relationsChangedSince'
      | 'isKept'
    >,
  ) {
    this.#tracks = new ChangeTracks(kept);
  }

  forget(): void {
    this.shared.clear();
    this.#noted = new Map();
    this.#tracks = new ChangeTracks(this.kept);
  }

  /** Notes what was looked at for a verdict, or for what is shared. */
  async note(id: string, basis: VerdictBasis, looked: Accesses): Promise<void> {
    this.#noted.set(id, { basis: JSON.stringify(basis), looked });
    for (const what of [
      ...looked.asked.keys(),
      // Of a million people some have always changed.
      ...[...looked.rows].filter(
        each => bringRelations.has(each) && this.kept.isKept(each),
      ),
      ...looked.relations,
    ])
      await this.#tracks.track(what);
    for (const [name, from] of looked.relationsOf)
      await this.#tracks.trackFrom(name, from);
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
    const { all, rows, relations, relationsOf, selections, asked } =
      noted.looked;
    if (all.has(dataset)) return false;
    const isOf = (name: RelationName) => ownerOf(name) === dataset;
    for (const what of [
      ...(rows.has(dataset) ? [dataset] : []),
      ...[...relations].filter(isOf),
    ])
      if (!(await this.#tracks.isSame(what, sequence))) return false;
    const ids = asked.get(dataset);
    if (ids && !(await this.#tracks.areSame(dataset, ids, sequence)))
      return false;
    for (const [name, from] of relationsOf)
      if (isOf(name) && !(await this.#tracks.areSame(name, from, sequence)))
        return false;
    for (const selection of selections) {
      if (selection.dataset !== dataset) continue;
      const by = await this.kept.changedBy(selection);
      if (by === undefined || by > sequence) return false;
    }
    return true;
  }

  /** Lets go of what is shared and would be another now. */
  async begin(ground: Ground): Promise<void> {
    this.#tracks.begin();
    await Promise.all(
      [...this.shared.keys()].map(async name => {
        if (await this.#isShared(name, ground)) return;
        this.shared.delete(name);
        // Or what a judgement makes that ends before its end would be taken for what this was.
        this.#noted.delete(sharedAs(name));
      }),
    );
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
