import type { Completeness, DatasetId } from '../model';
import type { CollectionStore, HubProgress } from '../store/ports';
import { categories } from './categories';

/**
 * How late a record may reach an export after it happened. What is younger than that is not called complete; the windows
 * that Graph is read in reach back as far.
 */
export const LATE_MS = 30 * 60_000;

/** Rows that are no log: an export tells what changed since it was set up, not what was so before. */
const changesOnly = new Set<DatasetId>(
  categories.filter(({ changed }) => changed).map(({ dataset }) => dataset),
);

const onlyChanges =
  'An export tells whose risk changed since it was set up, not who was at risk before. Let Graph read it once, or grant what that needs.';

export interface Fed {
  dataset: DatasetId;
  /** What was known of the dataset before. */
  before: Completeness;
  /** Rows that are there. */
  seen: number;
  /** Time of the newest record that was fed. */
  newest?: string;
}

/**
 * What may be relied on after files were read. Nothing in a file says that no other is missing: only who has them all
 * knows, and may say so.
 *
 * @param completeThrough - declared: every record until then is in what was read
 * @returns nothing when what was known still holds
 */
export function afterFiles(
  { dataset, before, seen, newest }: Fed,
  completeThrough?: string,
): Completeness | undefined {
  const wasRead = before.state === 'complete' || before.state === 'stale';
  if (changesOnly.has(dataset) && !wasRead) {
    return partial(seen, newest, onlyChanges);
  }
  if (completeThrough) return later(before, completeThrough);
  return wasRead
    ? undefined
    : partial(
        seen,
        newest,
        'It was read from files of an export, and no file says whether another is missing. Once all of them are in, say up to when with --complete-through.',
      );
}

export interface HubState {
  /** Partitions that the hub has. */
  partitions: number;
  progress: readonly HubProgress[];
}

/**
 * What may be relied on of a dataset that an event hub feeds: up to the time that every partition was read through, less
 * what may still be on its way. What the hub had thrown away before it was read is a gap, until it is read from files or
 * is older than the log is kept.
 *
 * @param keptSince - records older than this are not kept any more
 */
export function afterHub(
  { dataset, before, seen, newest }: Fed,
  { partitions, progress }: HubState,
  keptSince?: string,
): Completeness | undefined {
  const wasRead = before.state === 'complete' || before.state === 'stale';
  if (changesOnly.has(dataset) && !wasRead) {
    return partial(seen, newest, onlyChanges);
  }
  if (progress.length < partitions) {
    return wasRead
      ? undefined
      : partial(
          seen,
          newest,
          `${progress.length} of the event hub's ${partitions} partitions have been read so far.`,
        );
  }
  const gap = progress.find(
    each => each.gap && !(keptSince && each.gap.to < keptSince),
  )?.gap;
  const through = progress.map(each => each.through).sort()[0];
  const asOf = new Date(Date.parse(through) - LATE_MS).toISOString();
  if (gap) {
    return {
      state: 'partial',
      asOf,
      seen,
      why: `The event hub had dropped events from between ${gap.from} and ${gap.to} before they were read. Read that time from an export in files, with --complete-through.`,
    };
  }
  return later(before, asOf);
}

function partial(
  seen: number,
  asOf: string | undefined,
  why: string,
): Completeness {
  return { state: 'partial', seen, ...(asOf && { asOf }), why };
}

function later(before: Completeness, asOf: string): Completeness | undefined {
  const known = before.state === 'complete' ? before.asOf : '';
  return known >= asOf ? undefined : { state: 'complete', asOf };
}

/** Notes for each dataset what may be relied on now. */
export async function settle(
  store: Pick<CollectionStore, 'state' | 'setCompleteness'>,
  connectionId: string,
  fed: ReadonlyMap<DatasetId, string | undefined>,
  now: Date,
  judge: (fed: Fed) => Completeness | undefined,
): Promise<Map<DatasetId, Completeness>> {
  const settled = new Map<DatasetId, Completeness>();
  for (const [dataset, newest] of fed) {
    const { completeness, rowCount } = await store.state(connectionId, dataset);
    const next = judge({
      dataset,
      before: completeness,
      seen: rowCount,
      newest,
    });
    if (next) {
      await store.setCompleteness(
        connectionId,
        dataset,
        next,
        now.toISOString(),
      );
    }
    settled.set(dataset, next ?? completeness);
  }
  return settled;
}
