import {
  severities,
  type AffectedEntity,
  type Severity,
  type SignIn,
  type Witness,
} from '../../model';
import { dateOf, DAY_MS, dayOf, personOf } from './signInEvent';

/** As many are listed by a finding; facts say how many there are. */
const LISTED_SIGN_INS = 24;
const LISTED_PEOPLE = 100;
const LISTED_APPS = 8;
const LISTED_ADDRESSES = 24;

type Named = [id: string, label: string];

/** A sign-in that by itself means little, and may be one of a heap. */
export interface Attempt {
  at: number;
  /** Of the sign-in. */
  id: string;
  code: number;
  /** What belongs to one act of one person has one. */
  flow: string;
  address?: string;
  app?: Named;
  /** Whose account was tried; a name that nobody has is no one's. */
  person?: Named;
  /** The UTC day in whose finding it has been told. */
  told?: number;
}

/** What a finding of one UTC day has to tell so far. */
export interface Told {
  day: number;
  severity: Severity;
  attempts: number;
  first: number;
  last: number;
  /** When a sign-in followed that makes it worse. */
  followedAt?: number;
  people: Named[];
  apps: Named[];
  addresses: string[];
  signIns: [id: string, at: number, code: number, address: string][];
}

/** Attempts that are near enough to count together, and what has been told of them. */
export interface Heap {
  open: Attempt[];
  told?: Told;
}

export const noHeap: Heap = { open: [] };

/** The id that failed sign-ins carry where the name is nobody's. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export function attemptOf(event: SignIn, at: number): Attempt {
  const { userId, userDisplayName, userPrincipalName, appId } = event;
  return {
    at,
    id: event.id,
    code: event.status?.errorCode ?? 0,
    flow: event.correlationId || event.id,
    address: event.ipAddress ?? undefined,
    app: appId ? [appId, event.appDisplayName ?? appId] : undefined,
    person:
      userId && userId !== NOBODY
        ? [userId, userDisplayName || userPrincipalName || userId]
        : undefined,
  };
}

/** The same without the person, where the state is of one person. */
export function ownAttemptOf(event: SignIn, at: number): Attempt {
  return { ...attemptOf(event, at), person: undefined };
}

/** How many acts a heap is: what has one correlation id is one, however often it was logged. */
export function flowsOf(attempts: readonly Attempt[]): number {
  return new Set(attempts.map(({ flow }) => flow)).size;
}

/**
 * Forgets what is over: attempts older than the window, and what was told on another day once nothing may follow it any
 * more. What one day's finding has told, the next day's does not tell again.
 */
export function settle(
  heap: Heap,
  at: number,
  windowMs: number,
  followMs: number,
): Heap {
  const { open, told } = heap;
  if (!told) return open.length ? { open: since(open, at - windowMs) } : noHeap;
  const today = dayOf(at);
  let counting = 0;
  for (const each of open) if (counts(each, at, windowMs, today)) counting += 1;
  // Nearly always all of them stay, or none.
  const kept =
    counting === open.length
      ? open
      : open.filter(each => counts(each, at, windowMs, today));
  const stays = told.day === today || at - told.last <= followMs;
  return stays ? { open: kept, told } : { open: kept };
}

/**
 * Attempts from a time on: they are in its order, so that the first tells of all. Where nothing has been told, none of
 * them has.
 */
function since(open: Attempt[], time: number): Attempt[] {
  let over = 0;
  while (over < open.length && open[over].at < time) over += 1;
  return over ? open.slice(over) : open;
}

function counts(
  { at: then, told }: Attempt,
  at: number,
  windowMs: number,
  today: number,
): boolean {
  return at - then <= windowMs && (told === undefined || told === today);
}

/** A heap with nothing in it is none. */
export function remaining(heap: Heap): Heap {
  return heap.open.length || heap.told ? heap : noHeap;
}

/** Tells attempts in the finding of the day, those that it has told already but once. */
export function tell(
  { open, told }: Heap,
  attempts: readonly Attempt[],
  at: number,
  severity: Severity,
): { heap: Heap; told: Told } {
  const today = dayOf(at);
  const fresh = attempts.filter(each => each.told !== today);
  const known = new Set(
    open.filter(each => each.told === today).map(({ flow }) => flow),
  );
  const before =
    told?.day === today ? told : nothingTold(today, fresh[0]?.at ?? at);
  const now = {
    ...add(before, fresh, severity),
    attempts:
      before.attempts + flowsOf(fresh.filter(({ flow }) => !known.has(flow))),
    last: at,
  };
  const telling = new Set(fresh);
  return {
    told: now,
    heap: {
      open: open.map(each =>
        telling.has(each) ? { ...each, told: today } : each,
      ),
      told: now,
    },
  };
}

/** Tells a sign-in that means something by itself in its person's finding of the day. */
export function tellOne(
  state: Heap,
  event: SignIn,
  at: number,
  {
    severity,
    statement,
    facts,
  }: {
    severity: Severity;
    statement: string;
    facts(told: Told): Record<string, unknown>;
  },
): { heap: Heap; witness: Witness } {
  const before = settle(state, at, 0, 0).told;
  const { heap, told } = tell(
    { open: [], told: before },
    [ownAttemptOf(event, at)],
    at,
    severity,
  );
  return {
    heap,
    witness: {
      key: `${event.userId}:${dateTold(told)}`,
      at: isoTime(at),
      severity: told.severity,
      statement,
      affected: affectedBy(told, personOf(event)),
      facts: facts(told),
    },
  };
}

/** Adds what followed and makes it worse. */
export function follow(told: Told, attempt: Attempt, severity: Severity): Told {
  return { ...add(told, [attempt], severity), followedAt: attempt.at };
}

function nothingTold(day: number, first: number): Told {
  return {
    day,
    severity: 'info',
    attempts: 0,
    first,
    last: first,
    people: [],
    apps: [],
    addresses: [],
    signIns: [],
  };
}

/** A finding never becomes less severe, and names the sign-in that made it as severe as it is. */
function add(
  told: Told,
  attempts: readonly Attempt[],
  severity: Severity,
): Told {
  const worse =
    severities.indexOf(severity) < severities.indexOf(told.severity);
  const fresh = attempts.map(
    ({ id, at, code, address }): Told['signIns'][number] => [
      id,
      at,
      code,
      address ?? '',
    ],
  );
  const signIns = [...told.signIns, ...fresh].slice(0, LISTED_SIGN_INS);
  const deciding = fresh.at(-1);
  if (worse && deciding && !signIns.includes(deciding))
    signIns[LISTED_SIGN_INS - 1] = deciding;
  return {
    ...told,
    severity: worse ? severity : told.severity,
    people: listed(told.people, attempts, 'person', LISTED_PEOPLE),
    apps: listed(told.apps, attempts, 'app', LISTED_APPS),
    addresses: [
      ...new Set([
        ...told.addresses,
        ...attempts.flatMap(({ address }) => (address ? [address] : [])),
      ]),
    ].slice(0, LISTED_ADDRESSES),
    signIns,
  };
}

function listed(
  before: Named[],
  attempts: readonly Attempt[],
  what: 'person' | 'app',
  most: number,
): Named[] {
  const known = new Map(before);
  for (const attempt of attempts) {
    const named = attempt[what];
    if (named && known.size < most && !known.has(named[0])) known.set(...named);
  }
  return [...known];
}

/** The UTC day of what has been told, as keys name it. */
export function dateTold({ day }: Told): string {
  return dateOf(day * DAY_MS);
}

/** People and apps, then the sign-ins with when, how they ended and where they came from. */
export function affectedBy(
  { people, apps, signIns }: Told,
  person?: AffectedEntity,
): AffectedEntity[] {
  const of = (kind: 'user' | 'application', named: Named[]) =>
    named.map(([id, label]) => ({ kind, id, label }));
  return [
    ...(person ? [person] : []),
    ...of('user', people),
    ...of('application', apps),
    ...signIns.map(([id, at, errorCode, ipAddress]) => ({
      kind: 'signIn' as const,
      id,
      label: id,
      facts: {
        at: new Date(at).toISOString(),
        errorCode,
        ipAddress: ipAddress || null,
      },
    })),
  ];
}

export function isoTime(at: number): string {
  return new Date(at).toISOString();
}
