import type { DatasetId, RelationName } from '../model';
import type { CollectionState, Stores } from '../store/ports';
import { MANY, ownerOf } from '../store/versionsAt';
import type { Changed } from './keptItems';

/** What has changed since a read, as far as one judgement sees: each is asked for once, whoever hangs on it. */
export class ChangesSince {
  #rows = new Map<string, Promise<Changed | undefined>>();
  #relations = new Map<string, Promise<readonly string[] | undefined>>();

  constructor(
    private readonly connectionId: string,
    private readonly snapshots: Pick<
      Stores['snapshots'],
      'changedRows' | 'changedRelations' | 'rowsOf'
    >,
    private readonly stateOf: (
      dataset: DatasetId,
    ) => Pick<CollectionState, 'sequence'>,
  ) {}

  /** Another judgement may see more. */
  forget(): void {
    this.#rows = new Map();
    this.#relations = new Map();
  }

  /** Rows that are not as they were; undefined: too many, or it cannot be told. */
  rows(dataset: DatasetId, after: number): Promise<Changed | undefined> {
    const key = `${dataset} ${after}`;
    const found = this.#rows.get(key) ?? this.#readRows(dataset, after);
    this.#rows.set(key, found);
    return found;
  }

  /**
   * Objects at which relations begin that came or went; undefined: the same.
   * @param from - only these are looked for: the first who asks in a judgement says which
   */
  relations(
    name: RelationName,
    after: number,
    from?: readonly string[],
  ): Promise<readonly string[] | undefined> {
    const key = `${name} ${after} ${from !== undefined}`;
    const found =
      this.#relations.get(key) ??
      this.snapshots.changedRelations(this.connectionId, name, {
        after,
        sequence: this.stateOf(ownerOf(name)).sequence,
        most: MANY,
        from,
      });
    this.#relations.set(key, found);
    return found;
  }

  async #readRows(
    dataset: DatasetId,
    after: number,
  ): Promise<Changed | undefined> {
    const { connectionId, snapshots } = this;
    const { sequence } = this.stateOf(dataset);
    const ids = await snapshots.changedRows(connectionId, dataset, {
      after,
      sequence,
      most: MANY,
    });
    if (!ids) return undefined;
    const rows = new Map<string, { id: string } | undefined>(
      ids.map(id => [id, undefined]),
    );
    for await (const row of snapshots.rowsOf(connectionId, dataset, {
      sequence,
      ids,
    }))
      rows.set(row.id, row);
    return rows;
  }
}
