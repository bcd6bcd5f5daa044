import {
  HolderDataset,
  principalIds,
  roleHolders,
} from '../checks/priv/holders';
import type { CheckView, User } from '../model';
import type { Stores } from '../store/ports';

/**
 * The people who hold a directory role that is worth an attack, active or eligible, by themselves or through a group.
 * From whatever of it has been read: it is an order of work, not a verdict.
 */
export async function privilegedPeople(
  connectionId: string,
  { collections, rows }: Pick<Stores, 'collections' | 'rows'>,
  now: Date,
): Promise<User[]> {
  const states = new Map(
    (await collections.states(connectionId)).map(state => [
      state.datasetId,
      state.completeness,
    ]),
  );
  const view: CheckView<HolderDataset> = {
    now,
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
    rows: (dataset, of) => rows.stream(connectionId, dataset, of),
    relations: (name, of) => rows.relations(connectionId, name, of),
    completeness: dataset => states.get(dataset) ?? { state: 'never', why: '' },
  };
  const ids = [...principalIds(await roleHolders(view, 2))];
  return rows.getMany(connectionId, 'users', ids);
}
