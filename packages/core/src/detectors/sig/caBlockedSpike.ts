import type { Detector, SignIn, Witness } from '../../model';
import {
  affectedBy,
  Attempt,
  dateTold,
  flowsOf,
  follow,
  Heap,
  isoTime,
  noHeap,
  ownAttemptOf,
  settle,
  tell,
  Told,
} from './attempts';
import { neighbourhood } from './network';
import { isBlocked } from './resultCodes';
import { dayOf, HOUR_MS, personOf, succeeded, timeOf } from './signInEvent';

const BLOCKS = 5;
const WINDOW_MS = HOUR_MS;
const FOLLOW_MS = HOUR_MS;
/** How many times a person's own average a spike is. */
const TIMES = 3;
const AVERAGE_DAYS = 14;
/** More than these decide nothing more. */
const KEPT = 100;

interface BlockedState extends Heap {
  /** Earlier days with blocks: how many hours had any, and how many they were. */
  days?: [day: number, hours: number, blocks: number, lastHour: number][];
}

/** Conditional Access keeps one person out far more often than usual, or at several places at once. */
export const caBlockedSpike: Detector<BlockedState, SignIn> = {
  id: 'sig.ca-blocked-spike',
  family: 'sig',
  title: 'Conditional Access blocks spike',
  severity: 'high',
  whyItMatters:
    'Conditional Access is asked after the password: each block is somebody with the right one, who looks for the way in that no policy closes.',
  howToFix: [
    'Ask the person whether the sign-ins were theirs; if not, reset the password.',
    'Look at the sign-in that succeeded elsewhere afterwards, and at which policy let it in.',
    'If a device of the person fails its policy: have it made compliant.',
  ],
  falsePositives: [
    'An app on a device that is not compliant, and tries on and on: that is the person’s own average after a day.',
    'A policy that has just been switched on.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access',
    ],
  },
  needs: ['signIns'],

  subject: event =>
    isBlocked(event) || succeeded(event)
      ? (event.userId ?? undefined)
      : undefined,
  init: () => noHeap,

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const heap = settle(state, at, WINDOW_MS, FOLLOW_MS);
    const recent = forget(state.days, at);
    if (succeeded(event) && !heap.told)
      return { state: withDays(heap, recent), witnesses: [] };
    const attempt = ownAttemptOf(event, at);
    if (succeeded(event)) {
      const found = afterwards(heap, attempt, event);
      return { ...found, state: withDays(found.state, recent) };
    }
    const again = heap.open.some(({ flow }) => flow === attempt.flow);
    const open = [...heap.open, attempt].slice(-KEPT);
    const counted = again ? recent : count(recent, at);
    const blocks = flowsOf(open);
    const average = averageBefore(recent, dayOf(at));
    const places = new Set(
      open.flatMap(({ address }) =>
        address ? [neighbourhood(address) ?? address] : [],
      ),
    ).size;
    if (blocks < BLOCKS || (blocks < TIMES * average && places < 2))
      return { state: withDays({ ...heap, open }, counted), witnesses: [] };
    const next = tell({ ...heap, open }, open, at, 'medium');
    return {
      state: withDays(next.heap, counted),
      witnesses: [witnessOf(next.told, event, at, { average, places })],
    };
  },
};

/** A success from where nobody was blocked: somebody found the way in, or went home. */
function afterwards(heap: Heap, attempt: Attempt, event: SignIn) {
  const { told } = heap;
  const { at, address } = attempt;
  const here = address && neighbourhood(address);
  const follows =
    told &&
    told.severity !== 'high' &&
    at - told.last <= FOLLOW_MS &&
    here !== undefined &&
    !told.addresses.some(each => neighbourhood(each) === here);
  if (!follows) return { state: heap, witnesses: [] as Witness[] };
  const now = follow(told, attempt, 'high');
  return {
    state: { ...heap, told: now },
    witnesses: [witnessOf(now, event, at, {})],
  };
}

function witnessOf(
  told: Told,
  event: SignIn,
  at: number,
  how: { average?: number; places?: number },
): Witness {
  const { followedAt } = told;
  const after =
    followedAt === undefined ? '' : ', and then let in from another place';
  return {
    key: `${event.userId}:${dateTold(told)}`,
    at: isoTime(at),
    severity: told.severity,
    statement: `Conditional Access kept one person out ${told.attempts} times within an hour${after}.`,
    affected: affectedBy(told, personOf(event)),
    facts: {
      blocks: told.attempts,
      firstBlock: isoTime(told.first),
      lastBlock: isoTime(told.last),
      letInAt: followedAt === undefined ? null : isoTime(followedAt),
      ...(how.average === undefined
        ? {}
        : { ownBlocksAnHour: Math.round(how.average * 10) / 10 }),
      ...(how.places === undefined ? {} : { places: how.places }),
    },
  };
}

type Days = NonNullable<BlockedState['days']>;

const none: Days = [];

function forget(days: Days | undefined, at: number): Days {
  if (!days?.length) return none;
  return days.filter(([day]) => day >= dayOf(at) - AVERAGE_DAYS);
}

function count(days: Days, at: number): Days {
  const today = dayOf(at);
  const hour = Math.floor(at / HOUR_MS);
  const last = days.at(-1);
  if (last?.[0] !== today) return [...days, [today, 1, 1, hour]];
  const [, hours, blocks, lastHour] = last;
  return [
    ...days.slice(0, -1),
    [today, hours + (hour === lastHour ? 0 : 1), blocks + 1, hour],
  ];
}

/** Blocks of an hour that has any, over earlier days; 0 where there were none. */
function averageBefore(days: Days, today: number): number {
  const earlier = days.filter(([day]) => day < today);
  const hours = earlier.reduce((sum, [, each]) => sum + each, 0);
  const blocks = earlier.reduce((sum, [, , each]) => sum + each, 0);
  return hours ? blocks / hours : 0;
}

function withDays(heap: Heap, days: Days): BlockedState {
  return days.length ? { ...heap, days } : heap;
}
