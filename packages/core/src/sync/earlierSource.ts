import type { CheckSource } from '../checks';
import { selected } from '../model';
import type {
  ChangedThing,
  Completeness,
  DatasetId,
  EarlierView,
  KnownChange,
  RelationName,
} from '../model';
import { whoMade } from '../questions/changeWho';
import type { HistoryChange, ReadTime, Stores } from '../store/ports';
import { MANY } from '../store/versionsAt';
import type { KeptSource } from './KeptSelections';
import { readTimes, type ReadTimes } from './readTimes';
import { relationsOnce } from './relationsOnce';

/** Changes of an object looked at; relations of groups are among them. */
const PAGE = 100;

type ChangedRelation = Extract<ChangedThing, { relation: RelationName }>;

interface Deps {
  connectionId: string;
  stores: Stores;
  now: Date;
  /** When datasets were read, where others ask for that as well. */
  times?: ReadTimes;
  /** What is kept of rows now. */
  kept?: Pick<KeptSource, 'selectedAt' | 'selectedByIdAt'>;
}

/** What a check may ask of a tenant's past. Nothing is read until one asks. */
export function earlierSource(deps: Deps): NonNullable<CheckSource['before']> {
  const { connectionId, stores, now } = deps;
  const { history } = stores;
  return async (asked, { needs, uses }) => {
    const at = await knownSince(deps, needs, asked.toISOString());
    if (at === undefined) return undefined;
    const to = now.toISOString();
    const earlier = await readsAt(deps, [...needs, ...uses], at);
    if (!needs.every(id => earlier.get(id)?.completeness.state === 'complete'))
      return undefined;
    if (await isNow(deps, needs, earlier)) return undefined;
    const datasets = [...earlier].flatMap(([id, read]) => (read ? [id] : []));
    const within = { from: at, to };
    const relationsOf = relationsOnce((name, from) =>
      history.relationsAt(connectionId, name, at, { from }),
    );
    return {
      at,
      rows: (dataset, of) => history.streamAt(connectionId, dataset, at, of),
      selectedById: wanted => deps.kept?.selectedByIdAt(wanted, at),
      async *selected(wanted) {
        const items = await deps.kept?.selectedAt(wanted, at);
        yield* (
          items ??
          selected(
            { rows: id => history.streamAt(connectionId, id, at) },
            wanted,
          )
        );
      },
      relations: (name, of) =>
        of && of.from.length <= MANY
          ? relationsOf(name, of.from)
          : history.relationsAt(connectionId, name, at),
      completeness: dataset =>
        earlier.get(dataset)?.completeness ?? unread(dataset, at),
      changed: () => history.whatChanged(connectionId, { ...within, datasets }),
      lastChanges: things => lastChanges(deps, things, within),
    } satisfies EarlierView<DatasetId>;
  };
}

/** Which past `earlierSource` would show: by dataset the last read by then that saw a change, and whether it is the past. */
export function pastSource(deps: Deps): NonNullable<CheckSource['past']> {
  return async (asked, { needs, uses }) => {
    const at = await knownSince(deps, needs, asked.toISOString());
    if (at === undefined) return '';
    const earlier = await readsAt(deps, [...needs, ...uses], at);
    const { connectionId, stores } = deps;
    const changed = await stores.snapshots.changedBy(connectionId, at);
    return JSON.stringify([
      await isNow(deps, needs, earlier),
      [...earlier].map(([dataset, read]) => [
        dataset,
        changed.get(dataset) ?? 0,
        read?.completeness.state ?? 'never',
      ]),
    ]);
  };
}

type Reads = Map<DatasetId, ReadTime | undefined>;

function timesOf({ times, connectionId, stores }: Deps): ReadTimes {
  return times ?? readTimes(connectionId, stores.history);
}

async function readsAt(
  deps: Deps,
  datasets: readonly DatasetId[],
  at: string,
): Promise<Reads> {
  const times = timesOf(deps);
  return new Map(
    await Promise.all(
      datasets.map(
        async dataset => [dataset, await times.readAt(dataset, at)] as const,
      ),
    ),
  );
}

/** The same reads as now: to compare them with themselves would prove that nothing ever changes. */
async function isNow(
  deps: Deps,
  needs: readonly DatasetId[],
  earlier: Reads,
): Promise<boolean> {
  const latest = await readsAt(deps, needs, deps.now.toISOString());
  return needs.every(
    id => earlier.get(id)?.sequence === latest.get(id)?.sequence,
  );
}

/** The moment that is asked for, or the first after it at which every dataset had been read; undefined when one never was. */
async function knownSince(
  deps: Deps,
  datasets: readonly DatasetId[],
  asked: string,
): Promise<string | undefined> {
  const times = timesOf(deps);
  let at = asked;
  for (const dataset of datasets) {
    const first = await times.firstRead(dataset);
    if (!first) return undefined;
    if (first.finishedAt > at) at = first.finishedAt;
  }
  return at;
}

function unread(dataset: DatasetId, at: string): Completeness {
  return { state: 'never', why: `${dataset} had not been read by ${at}.` };
}

async function lastChanges(
  { connectionId, stores }: Deps,
  things: readonly ChangedThing[],
  within: { from: string; to: string },
): Promise<(KnownChange | undefined)[]> {
  const { history } = stores;
  const changes = new Map<ChangedThing, HistoryChange>();
  const take = (thing: ChangedThing, change: HistoryChange | undefined) => {
    if (change) changes.set(thing, change);
  };
  const relations = new Map<RelationName, ChangedRelation[]>();
  const rows: Exclude<ChangedThing, ChangedRelation>[] = [];
  for (const thing of things)
    if ('relation' in thing)
      relations.set(thing.relation, [
        ...(relations.get(thing.relation) ?? []),
        thing,
      ]);
    else rows.push(thing);
  await Promise.all([
    ...rows.map(async row =>
      take(row, await lastOfRow({ connectionId, history }, row, within)),
    ),
    ...[...relations].map(async ([name, ends]) =>
      (
        await history.lastRelationChanges(connectionId, name, ends, within)
      ).forEach((change, at) => take(ends[at], change)),
    ),
  ]);
  const known = [...changes];
  const who = await whoMade(
    { stores },
    connectionId,
    known.map(([, change]) => change),
  );
  const told = new Map(
    known.map(([thing, { seenAt }], at) => {
      const each = who[at];
      return [thing, { seenAt, ...('by' in each ? { by: each.by } : {}) }];
    }),
  );
  return things.map(thing => told.get(thing));
}

async function lastOfRow(
  { connectionId, history }: { connectionId: string } & Pick<Stores, 'history'>,
  { dataset, id }: Exclude<ChangedThing, ChangedRelation>,
  within: { from: string; to: string },
): Promise<HistoryChange | undefined> {
  const { items } = await history.changes(
    connectionId,
    { ...within, datasets: [dataset], entity: id },
    { limit: PAGE },
  );
  return items.find(change => change.what === 'row' && change.id === id);
}
