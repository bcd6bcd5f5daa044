import type { Connection, User } from '../model';
import { findingItem, isPersonal } from './items';
import { cleanLabel } from './label';
import type { QuestionContext } from './question';
import { QuestionError } from './questionError';
import type { FindingItem } from './shapes';
import { type Placed, worstFindings, worstPeople } from './worstToIndex';

/** How many names of what a finding touches are worth searching for. */
const TOUCHED = 20;
/**
 * Of a kind of which there are too many. An engine that holds all in memory stands still while it builds its index: a
 * thousand take it a quarter of a second.
 */
export const WORST = 1_000;
/** An index is the same for whoever searches it, so that no name of a person may get into one of findings. */
const nobody = { subject: 'index', personalData: false };

/** A part of all there is, in the order of ids, tenant after tenant: for an index that others search. */
export interface Portion<T> {
  /** How many there are in all; told with the first portion. */
  total?: number;
  items: T[];
  nextCursor?: string;
}

/** Which part is asked for. */
export interface PageToIndex {
  cursor?: string;
  limit: number;
  /** Where there are more in all, only the worst are told, `WORST` at the most: the same number with each portion. */
  most?: number;
}

export interface FindingToIndex {
  finding: FindingItem;
  connection: Connection;
  /** Names of what it touches, people left out. */
  touches: string[];
}

export interface PersonToIndex {
  id: string;
  label: string;
  connection: Connection;
  userPrincipalName: string;
  mail: string;
  jobTitle: string;
  department: string;
  isGuest: boolean;
}

/** Findings whose cause is there, also those that are accepted or snoozed. */
export function findingsToIndex(
  page: PageToIndex,
  context: QuestionContext,
): Promise<Portion<FindingToIndex>> {
  const { findings } = context.stores;
  return portionOf(page, context, {
    count: async ({ id }) => {
      const { resolved: _, ...present } = await findings.countStates(
        { connectionId: id },
        context.now().toISOString(),
      );
      return Object.values(present).reduce((sum, count) => sum + count, 0);
    },
    stream: ({ id: connectionId }, after) =>
      findings.stream(
        { connectionId, status: 'open' },
        { affected: TOUCHED, after },
      ),
    worst: (connection, after, most) =>
      worstFindings(context, connection, { after, most, affected: TOUCHED }),
    item: (finding, connection) => ({
      finding: findingItem(finding, { ...context, caller: nobody }),
      connection,
      touches: finding.affected
        .filter(({ kind }) => !isPersonal(kind))
        .map(({ label }) => cleanLabel(label)),
    }),
  });
}

/** Everybody in the tenants. Only for who may see personal data, and an index that nobody else may search. */
export async function peopleToIndex(
  page: PageToIndex,
  context: QuestionContext,
): Promise<Portion<PersonToIndex>> {
  if (!context.caller.personalData) {
    throw new QuestionError(
      'forbidden',
      'People are personal data, which entra.personalData.read is needed for.',
    );
  }
  const { rows } = context.stores;
  return portionOf(page, context, {
    count: ({ id }) => rows.count(id, 'users'),
    stream: ({ id }, after) => rows.stream(id, 'users', { after }),
    worst: (connection, after, most) =>
      worstPeople(context, connection, { after, most }),
    item: person,
  });
}

function person(user: User, connection: Connection): PersonToIndex {
  const text = (value?: string | null) => cleanLabel(value ?? '');
  const userPrincipalName = text(user.userPrincipalName);
  return {
    id: user.id,
    label: text(user.displayName) || userPrincipalName || user.id,
    connection,
    userPrincipalName,
    mail: text(user.mail),
    jobTitle: text(user.jobTitle),
    department: text(user.department),
    isGuest: user.userType === 'Guest',
  };
}

/** A cursor names the last one told: what a sync adds or takes away meanwhile moves nothing. */
async function portionOf<Source extends { id: string }, Item>(
  { cursor, limit, most }: PageToIndex,
  context: QuestionContext,
  source: {
    count: (connection: Connection) => Promise<number>;
    stream: (connection: Connection, after: string) => AsyncIterable<Source>;
    worst: (
      connection: Connection,
      after: string,
      most: number,
    ) => AsyncIterable<Placed<Source>>;
    item: (each: Source, connection: Connection) => Item;
  },
): Promise<Portion<Item>> {
  const place = cursor === undefined ? undefined : openPlace(cursor);
  const connections = [...(await context.connections())].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const total = place ? undefined : await totalOf(connections, source.count);
  // Which of the two a cursor is of it says itself: a sync may make them fewer meanwhile.
  const isCut = place ? place.isCut : most !== undefined && total! > most;
  const share = Math.floor(Math.min(most ?? 0, WORST) / connections.length);
  const from = (connection: Connection, after: string) =>
    isCut
      ? source.worst(connection, after, share)
      : placed(source.stream(connection, after));
  const items: Item[] = [];
  let nextCursor: string | undefined;
  for (const connection of connections) {
    if (nextCursor !== undefined) break;
    if (place && connection.id < place.connection) continue;
    let last = connection.id === place?.connection ? place.after : '';
    for await (const { each, place: at } of from(connection, last)) {
      context.signal?.throwIfAborted();
      if (items.length === limit) {
        nextCursor = cursorOf({
          connection: connection.id,
          after: last,
          isCut,
        });
        break;
      }
      items.push(source.item(each, connection));
      last = at;
    }
  }
  return {
    ...(place ? {} : { total }),
    items,
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
}

async function* placed<T extends { id: string }>(
  all: AsyncIterable<T>,
): AsyncIterable<Placed<T>> {
  for await (const each of all) yield { each, place: each.id };
}

async function totalOf(
  connections: readonly Connection[],
  count: (connection: Connection) => Promise<number>,
): Promise<number> {
  const counts = await Promise.all(connections.map(count));
  return counts.reduce((sum, each) => sum + each, 0);
}

interface Place {
  connection: string;
  after: string;
  /** Of the worst of all. */
  isCut: boolean;
}

function cursorOf({ connection, after, isCut }: Place): string {
  return JSON.stringify([connection, after, ...(isCut ? ['worst'] : [])]);
}

function openPlace(cursor: string): Place {
  const parts: unknown = parsed(cursor);
  if (
    Array.isArray(parts) &&
    (parts.length === 2 || (parts.length === 3 && parts[2] === 'worst')) &&
    parts.every(each => typeof each === 'string')
  ) {
    const [connection, after] = parts;
    return { connection, after, isCut: parts.length === 3 };
  }
  throw new QuestionError(
    'invalidInput',
    'The cursor is not one of this list. Ask again without a cursor.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no cursor; said above.
    return undefined;
  }
}
