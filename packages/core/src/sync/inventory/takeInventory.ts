import { sharing } from '../../checks/sharing';
import {
  InventoryBase,
  readStandings,
  standingDatasets,
  unknownCauses,
} from '../../inventory';
import type {
  CheckMetadata,
  CheckView,
  Completeness,
  DatasetId,
  Identity,
  IdentityStanding,
} from '../../model';
import type { InventoryStamp, Stores } from '../../store/ports';
import { everybody, listed } from './everybody';
import { objectsOf } from './otherNames';

/** More than so many that changed are not looked up one by one: going through all is cheaper then. */
const MANY = 20_000;

export interface InventoryDeps {
  connectionId: string;
  stores: Pick<
    Stores,
    'rows' | 'collections' | 'findings' | 'identities' | 'history'
  >;
  catalogue: readonly CheckMetadata[];
  completeness(dataset: DatasetId): Completeness;
  now: Date;
}

export interface InventoryTaken {
  written: number;
  removed: number;
  /** Everybody was looked at, and not only who changed. */
  whole: boolean;
}

/**
 * Brings the inventory in line with what was read and judged. It costs what changed, but for once a day: then evidence
 * has faded for everybody.
 */
export async function takeInventory(
  deps: InventoryDeps,
): Promise<InventoryTaken> {
  const { connectionId, stores } = deps;
  const view = viewOf(deps);
  const base = await baseOf(deps, view);
  const stamp = await stampOf(deps, base);
  const before = await stores.identities.stamp(connectionId);
  const changed = before && (await changedSince(before, stamp, base, deps));
  if (!changed) {
    const done = await stores.identities.replace(
      connectionId,
      everybody(connectionId, stores, view, base),
      stamp,
    );
    return { ...done, whole: true };
  }
  const identities: Identity[] = [];
  const gone = new Set(changed);
  for await (const identity of everybody(
    connectionId,
    stores,
    view,
    base,
    changed,
  )) {
    identities.push(identity);
    gone.delete(identity.id);
  }
  const done = await stores.identities.update(
    connectionId,
    { identities, gone: [...gone] },
    stamp,
  );
  return { ...done, whole: false };
}

export type InventoryView = CheckView<
  (typeof standingDatasets)[number] | (typeof listed)[number]
>;

function viewOf({
  connectionId,
  stores,
  completeness,
  now,
}: InventoryDeps): InventoryView {
  return sharing({
    now,
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
    rows: (dataset, of) => stores.rows.stream(connectionId, dataset, of),
    relations: (name, of) => stores.rows.relations(connectionId, name, of),
    completeness,
  });
}

async function baseOf(
  { connectionId, stores, catalogue, completeness, now }: InventoryDeps,
  view: InventoryView,
): Promise<InventoryBase> {
  const results = await stores.findings.results(connectionId);
  return {
    // Evidence fades by the day: lines that are made on one day are alike, whenever that was.
    now: new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`),
    standings: await readStandings(view),
    registrationsKnown:
      completeness('userRegistrationDetails').state === 'complete',
    activityKnown: completeness('userSignInActivity').state === 'complete',
    unknown: unknownCauses(
      catalogue,
      new Map(results.map(({ checkId, outcome }) => [checkId, outcome])),
    ),
  };
}

/** What all lines hang on together, and how far each list had been read. */
async function stampOf(
  { connectionId, stores, now }: InventoryDeps,
  base: InventoryBase,
): Promise<InventoryStamp> {
  const sequences = await Promise.all(
    listed.map(async dataset => {
      const { sequence } = await stores.collections.state(
        connectionId,
        dataset,
      );
      return [dataset, sequence] as const;
    }),
  );
  const { people, apps } = base.unknown;
  return {
    ...Object.fromEntries(sequences),
    day: now.toISOString().slice(0, 10),
    rolesKnown: Number(Boolean(base.standings)),
    registrationsKnown: Number(base.registrationsKnown),
    activityKnown: Number(base.activityKnown),
    unknown: [...people, ...apps].map(({ check }) => check).join(' '),
  };
}

/** Ids of those whose line may be another now; undefined where that is everybody, or cannot be told. */
async function changedSince(
  before: InventoryStamp,
  stamp: InventoryStamp,
  { standings }: InventoryBase,
  { connectionId, stores }: InventoryDeps,
): Promise<string[] | undefined> {
  const moved = Object.keys(stamp).filter(key => stamp[key] !== before[key]);
  if (moved.some(key => !(listed as readonly string[]).includes(key)))
    return undefined;
  const changed = new Set<string>();
  const touched = await stores.identities.touched(connectionId, MANY);
  if (!touched) return undefined;
  for (const id of [
    ...touched,
    ...(await objectsOf(touched, connectionId, stores.rows)),
  ])
    changed.add(id);
  for (const dataset of moved as DatasetId[]) {
    const ids = await stores.identities.changedRows(
      connectionId,
      dataset,
      Number(before[dataset]),
      MANY,
    );
    if (!ids) return undefined;
    for (const id of ids) changed.add(id);
  }
  for (const id of await otherStandings(standings, connectionId, stores))
    changed.add(id);
  return changed.size > MANY ? undefined : [...changed];
}

/** Who holds more or less than the inventory says. */
async function otherStandings(
  now: ReadonlyMap<string, IdentityStanding> = new Map(),
  connectionId: string,
  { identities }: Pick<Stores, 'identities'>,
): Promise<string[]> {
  const then = await identities.standingIds(connectionId);
  return [...new Set([...now.keys(), ...then.keys()])].filter(
    id => now.get(id) !== then.get(id),
  );
}
