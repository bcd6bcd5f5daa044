import type { Draw } from './Draw';

export type PlannedFault =
  | {
      kind: 'status';
      status: number;
      code?: string;
      retryAfterSeconds?: number;
    }
  | { kind: 'reset'; code: string }
  | { kind: 'html'; status: number }
  | {
      kind:
        /** The next links lead in a circle. */
        | 'loop'
        /** Every page's next page is the same one by a new link. */
        | 'endless'
        | 'hang'
        | 'cut'
        | 'truncate'
        | 'expireToken'
        | 'duplicates'
        | 'pageTwice'
        | 'shape';
    };

type Maker = (draw: Draw, target: string) => PlannedFault | undefined;

/** What can go wrong with one answer of Graph, by name. */
const makers = {
  throttled: draw => ({
    kind: 'status',
    status: 429,
    code: 'TooManyRequests',
    retryAfterSeconds: draw.chance(0.05) ? 700 : draw.between(1, 120),
  }),
  throttledSilently: () => ({
    kind: 'status',
    status: 429,
    code: 'TooManyRequests',
  }),
  unavailable: draw => ({
    kind: 'status',
    status: draw.pick([500, 502, 503, 504]),
    retryAfterSeconds: draw.chance(0.5) ? draw.between(1, 60) : undefined,
  }),
  reset: draw => ({
    kind: 'reset',
    code: draw.pick(['ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT']),
  }),
  hang: () => ({ kind: 'hang' }),
  cut: () => ({ kind: 'cut' }),
  truncate: () => ({ kind: 'truncate' }),
  html: draw => ({ kind: 'html', status: draw.pick([200, 502, 504]) }),
  expireToken: () => ({ kind: 'expireToken' }),
  duplicates: () => ({ kind: 'duplicates' }),
  pageTwice: () => ({ kind: 'pageTwice' }),
  shape: () => ({ kind: 'shape' }),
  goneLink: (draw, target) => {
    if (target.includes('$deltatoken=')) {
      return draw.chance(0.5)
        ? { kind: 'status', status: 410, code: 'resyncRequired' }
        : { kind: 'status', status: 400, code: 'syncStateNotFound' };
    }
    if (/[?&]token=/.test(target))
      return { kind: 'status', status: 410, code: 'resyncRequired' };
    return target.includes('$skiptoken=')
      ? { kind: 'status', status: 400, code: 'Directory_ExpiredPageToken' }
      : undefined;
  },
} satisfies Record<string, Maker>;

export type FaultName = keyof typeof makers | 'storm' | 'loop' | 'endless';

export const faultNames: readonly FaultName[] = [
  ...(Object.keys(makers) as (keyof typeof makers)[]),
  'storm',
  'loop',
  'endless',
];

/** A simulation's weather: which faults there are, how often, and what of it lasts. */
export class FaultPlan {
  readonly names: readonly FaultName[];
  readonly #probability: number;
  #storm: { path: string; left: number; maker: Maker } | undefined;
  readonly #loops = new Map<string, PlannedFault>();

  constructor(private readonly draw: Draw) {
    this.names = draw.some(faultNames, draw.pick([0.1, 0.3, 0.6]));
    this.#probability = draw.pick([0.02, 0.08, 0.2, 0.4]);
  }

  /** Loops of the sync before have ended; new ones may begin. */
  newSync(): void {
    this.#loops.clear();
    this.#storm = undefined;
  }

  next(path: string, target: string): PlannedFault | undefined {
    const { draw } = this;
    const loop = this.#loops.get(path);
    if (loop) return loop;
    if (this.#storm?.path === path && this.#storm.left > 0) {
      this.#storm.left -= 1;
      return this.#storm.maker(draw, target);
    }
    if (!this.names.length || !draw.chance(this.#probability)) return undefined;
    const name = draw.pick(this.names);
    switch (name) {
      case 'storm':
        this.#storm = {
          path,
          left: draw.between(3, 12),
          maker: draw.chance(0.5) ? makers.throttled : makers.throttledSilently,
        };
        return undefined;
      case 'loop':
      case 'endless': {
        if (!draw.chance(0.2)) return undefined;
        const begun: PlannedFault = { kind: name };
        this.#loops.set(path, begun);
        return begun;
      }
      default:
        return makers[name](draw, target);
    }
  }
}
