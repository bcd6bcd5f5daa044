import { version } from '../../package.json';
import type { Accesses } from '../checks';
import type {
  Check,
  CheckSettings,
  Completeness,
  DatasetId,
  Declarations,
} from '../model';
import type { CollectionState } from '../store/ports';
import { ownerOf } from '../store/versionsAt';

/**
 * A verdict that hangs on the time of day is judged again after so long: what counts days, such as an account that nobody
 * used for ninety of them, is told within the quarter of a day.
 */
const TIMELY_MS = 6 * 3_600_000;

/** What of a check another verdict may come from. */
type JudgedBy = Pick<Check, 'id' | 'revision'>;

/** What a verdict stood on. As long as all of it is so, judging again would end the same. */
export interface VerdictBasis {
  /** Of the product and the check: another logic may see the same rows otherwise. */
  logic: string;
  declarations: string;
  /** What was configured of the check; absent where nothing was. */
  settings?: string;
  /** Of what was read, the last read that found it changed. */
  reads: Partial<Record<DatasetId, number>>;
  /** How far what was asked for could be relied on. */
  completeness: Partial<Record<DatasetId, string>>;
  /** When it was judged, where it hangs on the time; ISO 8601, UTC. */
  at?: string;
  /** It hangs on a log, which goes on while nothing that is there changes. */
  log?: true;
  /** What was so many milliseconds before. */
  earlier?: [ago: number, which: string][];
}

export interface Ground {
  declarations: Declarations;
  /** What is configured of a check; nothing when absent. */
  settings?(check: string): CheckSettings;
  completeness(dataset: DatasetId): Completeness;
  /** By dataset; what was never read has none. */
  states: ReadonlyMap<DatasetId, Pick<CollectionState, 'changedSequence'>>;
  /** Datasets whose rows have no versions. */
  logs: ReadonlySet<DatasetId>;
  now: Date;
}

export function verdictBasis(
  check: JudgedBy,
  accesses: Accesses,
  ground: Ground,
): VerdictBasis {
  const looked = accesses.whole();
  const read = new Set<DatasetId>([
    ...looked.datasets(),
    ...[...looked.relations, ...looked.relationsOf.keys()].map(ownerOf),
  ]);
  const asked = new Set<DatasetId>([...looked.completeness, ...read]);
  const log = looked.log || [...read].some(dataset => ground.logs.has(dataset));
  return {
    logic: logicOf(check),
    declarations: JSON.stringify(ground.declarations),
    ...settingsOf(check, ground),
    reads: Object.fromEntries(
      [...read].map(dataset => [dataset, changedIn(dataset, ground)]),
    ),
    completeness: Object.fromEntries(
      [...asked].map(dataset => [
        dataset,
        extentOf(dataset, ground, looked.asOf.has(dataset)),
      ]),
    ),
    ...(looked.now ? { at: ground.now.toISOString() } : {}),
    ...(log ? { log } : {}),
    ...(looked.earlier.size ? { earlier: [...looked.earlier] } : {}),
  };
}

/** What only the process knows that judged it. */
export interface Known {
  /** Which past that would be now. */
  past(at: Date): Promise<string>;
  /** Whether what was looked at in a dataset, by a read of this number, is as it was, though other parts have changed. */
  isSame?(dataset: DatasetId, sequence: number): Promise<boolean>;
}

/** Whether the verdict would be what it was. */
export async function stands(
  check: JudgedBy,
  basis: VerdictBasis,
  ground: Ground,
  { past, isSame }: Known,
): Promise<boolean> {
  if (!isSo(check, basis, ground)) return false;
  for (const [dataset, sequence = 0] of entries(basis.reads)) {
    if (sequence === changedIn(dataset, ground)) continue;
    if (!(await isSame?.(dataset, sequence))) return false;
  }
  for (const [ago, which] of basis.earlier ?? []) {
    if (which !== (await past(new Date(ground.now.getTime() - ago))))
      return false;
  }
  return true;
}

function isSo(check: JudgedBy, basis: VerdictBasis, ground: Ground): boolean {
  if (basis.log || basis.logic !== logicOf(check)) return false;
  if (basis.declarations !== JSON.stringify(ground.declarations)) return false;
  if (basis.settings !== settingsOf(check, ground).settings) return false;
  if (basis.at !== undefined) {
    const age = ground.now.getTime() - Date.parse(basis.at);
    if (!(age >= 0 && age < TIMELY_MS)) return false;
  }
  return entries(basis.completeness).every(
    ([dataset, extent]) =>
      extent === extentOf(dataset, ground, extent !== 'complete'),
  );
}

function settingsOf(
  { id }: JudgedBy,
  { settings }: Ground,
): Pick<VerdictBasis, 'settings'> {
  const configured = settings?.(id) ?? {};
  return Object.keys(configured).length
    ? { settings: JSON.stringify(configured) }
    : {};
}

function logicOf({ revision = 0 }: JudgedBy): string {
  return `${version} ${revision}`;
}

function changedIn(dataset: DatasetId, { states }: Ground): number {
  return states.get(dataset)?.changedSequence ?? 0;
}

function extentOf(
  dataset: DatasetId,
  { completeness }: Ground,
  whole: boolean,
): string {
  const known = completeness(dataset);
  return known.state === 'complete' && !whole
    ? 'complete'
    : JSON.stringify(known);
}

function entries<V>(
  of: Partial<Record<DatasetId, V>>,
): [DatasetId, V | undefined][] {
  return Object.entries(of) as [DatasetId, V | undefined][];
}
