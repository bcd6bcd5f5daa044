import type { Dataset } from '../datasets/dataset';
import type { CollectionState } from '../store/ports';
import { readCursor } from './cursor';

/**
 * Due: its interval has passed, or the last read did not finish, or it never ran. A round person by person goes on at each
 * sync until it is done, and begins anew when its interval has passed, also when it could not read everybody.
 */
export function isDue(
  dataset: Pick<Dataset, 'everyMinutes'>,
  state: CollectionState | undefined,
  now: Date,
): boolean {
  if (!state?.finishedAt || state.openSequence !== undefined) return true;
  const round = readCursor('perParent', state.cursor);
  if (round && !round.done) return true;
  const rests = round?.done && state.completeness.state === 'partial';
  if (state.completeness.state !== 'complete' && !rests) return true;
  return (
    now.getTime() - Date.parse(state.finishedAt) >=
    dataset.everyMinutes * 60_000
  );
}
