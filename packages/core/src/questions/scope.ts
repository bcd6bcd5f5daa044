import { consentMode, type ConsentMode } from '../capability';
import { dataset, plannedDatasets, type Dataset } from '../datasets';
import {
  Completeness,
  Connection,
  DatasetId,
  explainCompleteness,
  SyncStatus,
} from '../model';
import type { CollectionState } from '../store/ports';
import type { QuestionContext } from './question';
import { QuestionError } from './questionError';
import type { AsOf } from './shapes';

/** One connection and how far its data may be relied on. */
export interface Scope {
  connection: Connection;
  status: SyncStatus;
  states: ReadonlyMap<DatasetId, CollectionState>;
  /** What is read, by plan or because it was asked for. */
  datasets: readonly Dataset[];
  /** On whose behalf Graph is asked. */
  mode: ConsentMode;
  completeness(dataset: DatasetId): Completeness;
  /** Changes with every finished sync: what cursors are bound to. */
  stamp: string;
}

/** The connection that is meant: the one named, or the only one there is. */
export async function scopeOf(
  context: QuestionContext,
  id: string | undefined,
): Promise<Scope> {
  const read = (of: string) =>
    Promise.all([
      context.stores.connections.status(of),
      context.stores.collections.states(of),
    ]);
  // Of the one that is named, all at once: each answer begins with this.
  const [all, ofNamed] = await Promise.all([
    context.connections(),
    id === undefined ? undefined : read(id),
  ]);
  const names = all.map(each => each.id).join(', ');
  const connection =
    id === undefined && all.length === 1
      ? all[0]
      : all.find(each => each.id === id);
  if (!connection) {
    if (!all.length)
      throw new QuestionError(
        'notFound',
        'No tenant is connected. Connect one on the page of Entra posture, or in the configuration under entra.connections.',
      );
    throw new QuestionError(
      id === undefined ? 'invalidInput' : 'notFound',
      id === undefined
        ? `There are several connections; say which: ${names}.`
        : `There is no connection ${JSON.stringify(id)}; there are ${names}.`,
    );
  }
  const [status, collections] = ofNamed ?? (await read(connection.id));
  const states = new Map(collections.map(state => [state.datasetId, state]));
  return {
    connection,
    status,
    states,
    datasets: plannedDatasets(context.optedIn),
    mode: consentMode(connection),
    completeness: each =>
      states.get(each)?.completeness ?? { state: 'never', why: '' },
    stamp:
      [...states.values()].map(state => state.sequence).join('.') +
      (status.finishedAt ?? ''),
  };
}

/** The head of an answer: how old it is, and which of the named datasets it could not rely on. */
export function asOf(
  scope: Scope,
  relevant: readonly DatasetId[] = scope.datasets.map(({ id }) => id),
): AsOf {
  const { connection, status } = scope;
  return {
    connection: connection.id,
    tenantId: connection.tenantId,
    demo: connection.demo,
    ...(status.finishedAt ? { syncedAt: status.finishedAt } : {}),
    incomplete: [
      ...(status.problem ? [status.problem] : []),
      ...explained(
        relevant
          .map(id => [dataset(id).title, scope.completeness(id)] as const)
          .filter(([, state]) => state.state !== 'complete'),
      ),
    ].filter((text, index, every) => every.indexOf(text) === index),
  };
}

/** As many of one reason are told one by one. */
const ONE_BY_ONE = 5;
const NAMED = 3;

/** Before the first sync, and when Graph cannot be reached, it is one reason for all: told once, or it is most of an answer. */
function explained(of: (readonly [string, Completeness])[]): string[] {
  const titles = new Map<string, string[]>();
  for (const [title, state] of of) {
    const reason = explainCompleteness('', state);
    titles.set(reason, [...(titles.get(reason) ?? []), title]);
  }
  return [...titles].flatMap(([reason, all]) =>
    all.length > ONE_BY_ONE
      ? [
          `${all.slice(0, NAMED).join(', ')} and ${all.length - NAMED} more${reason}`,
        ]
      : all.map(title => `${title}${reason}`),
  );
}
