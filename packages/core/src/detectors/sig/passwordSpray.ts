import type { Detector, SignIn, Witness } from '../../model';
import {
  affectedBy,
  Attempt,
  attemptOf,
  dateTold,
  follow,
  Heap,
  isoTime,
  noHeap,
  remaining,
  settle,
  tell,
  Told,
} from './attempts';
import { neighbourhood } from './network';
import { endingOf } from './resultCodes';
import { DAY_MS, HOUR_MS, timeOf } from './signInEvent';
import { isMicrosoftNetwork } from './sources';

const USERS = 10;
const TRIES_EACH = 3;
const FAILED_SHARE = 0.8;
const WINDOW_MS = HOUR_MS;
const FOLLOW_MS = HOUR_MS;
/** More than these decide nothing more. */
const KEPT = 200;

interface Try extends Attempt {
  /** Whose name was tried, also one that nobody has. */
  name: string;
  failed: boolean;
}

interface Spray extends Heap {
  open: Try[];
  /** How many of the tries failed, while records are stepped through: it is not kept. */
  failures?: number;
}

/** A few passwords tried on many people from one source: the address, or the addresses next to it. */
export const passwordSpray: Detector<Spray, SignIn> = {
  id: 'sig.password-spray',
  family: 'sig',
  title: 'Password spray',
  severity: 'critical',
  whyItMatters:
    'A password that many people use, tried on everybody once, locks no one out and finds the one who has it.',
  howToFix: [
    'Where a password was right: reset it, revoke sessions and look at what the account did.',
    'Block the source, and legacy protocols everywhere: they ask for no second factor.',
    'Ban the passwords that people use most, with your own words among them.',
  ],
  falsePositives: [
    'A network that many people of the tenant share, on the day their passwords expire; mostly they succeed after all.',
    'A proxy or a monitor that signs in for many accounts with what it has stored.',
  ],
  references: {
    mitre: ['T1110.003'],
    urls: [
      'https://learn.microsoft.com/security/operations/incident-response-playbook-password-spray',
      'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  memory: DAY_MS + 2 * HOUR_MS,

  subject(event) {
    const ending = endingOf(event);
    return (ending === 'refused' ||
      ending === 'success' ||
      ending === 'passwordRight') &&
      event.ipAddress &&
      !isMicrosoftNetwork(event)
      ? neighbourhood(event.ipAddress)
      : undefined;
  },
  init: () => noHeap as Spray,
  rest: (state, at) =>
    remaining(settle(state, at, WINDOW_MS, FOLLOW_MS)) as Spray,

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const heap = forget(state, at);
    const failed = endingOf(event) === 'refused';
    // What succeeds before anything fails is how a network is every day.
    if (!failed && !heap.open.length && !heap.told)
      return { state: heap, witnesses: [] };
    const tried = tryOf(event, at, failed);
    const all = take(heap, tried);
    const sprayed = sprayOf(all, tried.address);
    if (!sprayed) return afterwards(all, tried, event);
    const next = tell(
      all,
      sprayed,
      at,
      sprayed.some(each => !each.failed) ? 'critical' : 'high',
    );
    return {
      state: next.heap as Spray,
      witnesses: [witnessOf(next.told, event, at)],
    };
  },
};

/** What is not over of the tries that it is given, which it changes: of a large office they are hundreds at any time. */
function forget(state: Spray, at: number): Spray {
  const { open, told } = state;
  if (told || !open.length)
    return settle(state, at, WINDOW_MS, FOLLOW_MS) as Spray;
  state.failures ??= failuresOf(open);
  let over = 0;
  for (; over < open.length && at - open[over].at > WINDOW_MS; over += 1)
    if (open[over].failed) state.failures -= 1;
  if (over) open.splice(0, over);
  return open.length ? state : (noHeap as Spray);
}

/** Adds a try to the latest; what everybody begins with stays as it is. */
function take({ open: before, told, failures }: Spray, tried: Try): Spray {
  const open = before.length ? before : [];
  let failed = failures ?? failuresOf(open);
  if (open.length === KEPT && open.shift()!.failed) failed -= 1;
  open.push(tried);
  if (tried.failed) failed += 1;
  return { open, told, failures: failed };
}

function failuresOf(tries: readonly Try[]): number {
  let failures = 0;
  for (const { failed } of tries) if (failed) failures += 1;
  return failures;
}

/** The tries of one address, or of all next to it, where they are a spray. */
function sprayOf(
  { open, failures }: Spray,
  address: string | undefined,
): Try[] | undefined {
  // In most networks nobody has to go through them: as many as that never failed, of one address or of all.
  if (failures! < USERS) return undefined;
  const here = open.filter(each => each.address === address);
  return [here, open].find(isSpray);
}

function tryOf(event: SignIn, at: number, failed: boolean): Try {
  const tried = attemptOf(event, at) as Try;
  tried.name = nameOf(event);
  tried.failed = failed;
  // A program may give all its tries one correlation id.
  tried.flow = `${tried.flow}:${tried.name}`;
  return tried;
}

function nameOf({ userId, userPrincipalName, id }: SignIn): string {
  return userPrincipalName?.toLowerCase() || userId || id;
}

function isSpray(tries: readonly Try[]): boolean {
  if (tries.length < USERS) return false;
  if (failuresOf(tries) < FAILED_SHARE * tries.length) return false;
  const each = new Map<string, number>();
  for (const { name, failed } of tries)
    if (failed) each.set(name, (each.get(name) ?? 0) + 1);
  return [...each.values()].filter(n => n <= TRIES_EACH).length >= USERS;
}

/** A right password from an address of a spray that is over, or has come so far that most tries succeed. */
function afterwards(heap: Spray, tried: Try, event: SignIn) {
  const { told } = heap;
  const follows =
    told &&
    !tried.failed &&
    told.severity !== 'critical' &&
    tried.at - told.last <= FOLLOW_MS &&
    told.addresses.includes(tried.address ?? '');
  if (!follows) return { state: heap, witnesses: [] };
  const now = follow(told, tried, 'critical');
  return {
    state: { ...heap, told: now },
    witnesses: [witnessOf(now, event, tried.at)],
  };
}

function witnessOf(told: Told, { ipAddress }: SignIn, at: number): Witness {
  const right = told.severity === 'critical';
  return {
    key: `${neighbourhood(ipAddress ?? '')}:${dateTold(told)}`,
    at: isoTime(at),
    severity: told.severity,
    statement: `Passwords were tried on many people from one source${right ? ', and one was right' : ''}.`,
    affected: affectedBy(told),
    facts: {
      people: told.people.length,
      tries: told.attempts,
      firstTry: isoTime(told.first),
      lastTry: isoTime(told.last),
      addresses: told.addresses.length,
      passwordRight: right,
    },
  };
}
