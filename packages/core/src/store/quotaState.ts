/** A start that was granted: used at a known time, or to be used before `at`. Times are the database's milliseconds. */
interface Start {
  replica: string;
  at: number;
  open?: true;
}

/** Who was refused, in the order in which they are served. */
interface Waiting {
  replica: string;
  seen: number;
}

export interface QuotaState {
  starts: Start[];
  waiting: Waiting[];
}

export const untouched: QuotaState = { starts: [], waiting: [] };

/** Requests reach Graph sooner or later than one another: so much of the span stays between. */
const SLACK = 0.05;
const LEAST_SLACK_MS = 10;

/**
 * Grants what is free. Starts that may still be used count like used ones, and those nobody told of as used at their end,
 * so that no span holds too many whatever becomes of a process.
 */
export function claimStarts(
  state: QuotaState,
  now: number,
  by: {
    replica: string;
    count: number;
    starts: number;
    perMs: number;
    usedAgoMs: readonly number[];
  },
): { state: QuotaState; granted: number; waitMs: number; replicas: number } {
  const span = by.perMs + Math.max(LEAST_SLACK_MS, SLACK * by.perMs);
  const told: Start[] = [
    ...state.starts.filter(each => !(each.open && each.replica === by.replica)),
    ...by.usedAgoMs.map(ago => ({ replica: by.replica, at: now - ago })),
  ];
  const starts = told
    .map((each): Start =>
      each.open && each.at <= now
        ? { replica: each.replica, at: each.at }
        : each,
    )
    .filter(each => each.open || each.at > now - span);
  const turn = by.perMs / by.starts;
  // Whoever has not asked again for three turns waits no more.
  const waiting = state.waiting.filter(
    each => each.replica === by.replica || each.seen > now - 3 * turn - span,
  );
  const place = waiting.findIndex(each => each.replica === by.replica);
  const ahead = place < 0 ? waiting.length : place;
  const free = Math.max(0, by.starts - starts.length);
  const replicas = new Set(
    [...starts, ...waiting, by].map(each => each.replica),
  ).size;
  const granted = Math.min(by.count, Math.max(0, free - ahead));
  if (granted > 0) {
    const valid = now + by.perMs;
    return {
      state: {
        starts: [
          ...starts,
          { replica: by.replica, at: now },
          ...Array.from({ length: granted - 1 }, () => ({
            replica: by.replica,
            at: valid,
            open: true as const,
          })),
        ],
        waiting: waiting.filter(each => each.replica !== by.replica),
      },
      granted,
      waitMs: 0,
      replicas,
    };
  }
  const self = { replica: by.replica, seen: now };
  return {
    state: {
      starts,
      waiting:
        place < 0
          ? [...waiting, self]
          : waiting.map((each, index) => (index === place ? self : each)),
    },
    granted: 0,
    waitMs: waitFor(starts, ahead + 1 - free, now, span, turn),
    replicas,
  };
}

/** Until so many starts are free; sooner where somebody may tell of theirs before. */
function waitFor(
  starts: readonly Start[],
  missing: number,
  now: number,
  span: number,
  turn: number,
): number {
  const free = starts.map(({ at }) => at + span - now).sort((a, b) => a - b);
  const known = free[Math.min(missing, free.length) - 1] ?? turn;
  return starts.some(({ open }) => open) ? Math.min(known, turn) : known;
}
