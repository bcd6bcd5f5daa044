import { dataset as datasetOf } from '../datasets';
import { GraphError } from '../graph';
import type { Completeness, DatasetId } from '../model';
import { LeaseHeld } from '../store/leasePorts';
import type { Collected } from './collect';
import type { PerParent } from './perParent';
import { PerParentDeps, PerParentRun } from './PerParentRun';

/**
 * Reads one dataset person by person, or site by site, as many as one run may, and makes visible what was read. The cursor
 * is saved with each step's rows, so a process killed at any moment goes on from the step.
 *
 * Who is asked are the people that Users knows, or the sites of SharePoint sites: of those it does not know nothing is
 * said, here as there.
 * @throws LeaseHeld while these are read for the first time
 * @throws GraphError when Graph, and not only single persons' data, cannot be read; what was read before is visible
 */
export async function collectPerParent<K extends DatasetId>(
  dataset: PerParent<K>,
  deps: PerParentDeps,
): Promise<Collected> {
  const { connectionId, store } = deps;
  const parents = datasetOf(dataset.collect.of);
  const { sequence, openSequence, completeness } = await store.state(
    connectionId,
    parents.id,
  );
  if (!sequence) {
    const refusal = refusalOf(dataset, completeness);
    if (refusal) throw refusal;
    // Somebody is at them for the first time: whoever comes after that reads theirs, and nothing has failed.
    if (openSequence !== undefined) throw new LeaseHeld(parents.title);
    throw new GraphError(
      'notFound',
      `Which ${dataset.collect.words.parents} there are is told by ${parents.title}, which was never read. They are read once ${parents.title} is.`,
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

/** What a service refuses of the parents it refuses of what is theirs, and for the same reason. */
function refusalOf(
  dataset: PerParent,
  parents: Completeness,
): GraphError | undefined {
  const { workload } = datasetOf(dataset.collect.of);
  if (workload !== dataset.workload) return undefined;
  if (parents.state === 'denied') {
    const { why, permission } = parents;
    return new GraphError('permission', why, { permission });
  }
  return parents.state === 'unlicensed'
    ? new GraphError('licence', parents.why)
    : undefined;
}
