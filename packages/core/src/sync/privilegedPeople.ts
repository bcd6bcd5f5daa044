import {
  HolderDataset,
  principalIds,
  roleHolders,
} from '../checks/priv/holders';
import type { CheckView } from '../model';
import type { Stores } from '../store/ports';

/** So many, and the rest in their turn: the list is saved with each step of a round. */
const AT_MOST = 1_000;

/**
 * Ids of people who hold a directory role that is worth an attack, active or eligible, by themselves or through a group.
 * From whatever of it has been read: it is an order of work, not a verdict.
 */
export async function privilegedPeople(
  connectionId: string,
  { collections, rows }: Pick<Stores, 'collections' | 'rows'>,
  now: Date,
): Promise<string[]> {
  const states = new Map(
    (await collections.states(connectionId)).map(state => [
      state.datasetId,
      state.completeness,
    ]),
  );
  const view: CheckView<HolderDataset> = {
    now,
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
    rows: dataset => rows.stream(connectionId, dataset),
    relations: name => rows.relations(connectionId, name),
    completeness: dataset => states.get(dataset) ?? { state: 'never', why: '' },
  };
  const ids = [...principalIds(await roleHolders(view, 2))].sort();
  const people: string[] = [];
  for (const { id } of await rows.getMany(connectionId, 'users', ids)) {
    people.push(id);
  }
  return people.sort().slice(0, AT_MOST);
}
