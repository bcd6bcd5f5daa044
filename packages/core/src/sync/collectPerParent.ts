import { GraphError } from '../graph';
import type { DatasetId } from '../model';
import { LeaseHeld } from '../store/leasePorts';
import type { Collected } from './collect';
import type { PerParent } from './perParent';
import { PerParentDeps, PerParentRun } from './PerParentRun';

/**
 * Reads one dataset person by person, as many as one run may, and makes visible what was read. The cursor is saved with
 * each step's rows, so a process killed at any moment goes on from the step.
 *
 * Who is asked are the people that Users knows: of those it does not know nothing is said, here as there.
 * @throws LeaseHeld while Users is read for the first time
 * @throws GraphError when Graph, and not only single persons' data, cannot be read; what was read before is visible
 */
export async function collectPerParent<K extends DatasetId>(
  dataset: PerParent<K>,
  deps: PerParentDeps,
): Promise<Collected> {
  const { connectionId, store } = deps;
  const users = await store.state(connectionId, 'users');
  if (!users.sequence) {
    // Somebody is at the people for the first time: whoever comes after that reads theirs, and nothing has failed.
    if (users.openSequence !== undefined) throw new LeaseHeld('Users');
    throw new GraphError(
      'notFound',
      `Whose ${dataset.collect.parents} there are is told by Users, which was never read. They are read once Users is.`,
    );
  }
  const run = new PerParentRun(dataset, deps);
  await run.begin();
  try {
    await run.ask();
  } catch (error) {
    // Whoever stopped the run does not wait for it; the next one makes visible what this one wrote.
    if (!deps.signal?.aborted) await run.finish();
    throw error;
  }
  await run.finish();
  return run.done;
}
