import { Accesses } from '../checks';
import type { Completeness, DatasetId } from '../model';
import { stands, verdictBasis, type Ground } from './verdictBasis';

const HOUR_MS = 3_600_000;
const NOON = Date.parse('2026-03-01T12:00:00Z');
const complete: Completeness = {
  state: 'complete',
  asOf: '2026-03-01T11:00:00Z',
};

function ground({
  users = 3,
  completeness = {},
  now = NOON,
  ...rest
}: {
  users?: number;
  completeness?: Partial<Record<DatasetId, Completeness>>;
  now?: number;
  declarations?: Ground['declarations'];
} = {}): Ground {
  return {
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
    completeness: dataset => completeness[dataset] ?? complete,
    states: new Map([
      ['users', { changedSequence: users }],
      ['groups', { changedSequence: 8 }],
    ]),
    logs: new Set<DatasetId>(['directoryAudits']),
    now: new Date(now),
    ...rest,
  };
}

function looked(set: (accesses: Accesses) => void = () => {}): Accesses {
  const accesses = new Accesses();
  accesses.completeness.add('users');
  accesses.rows.add('users');
  set(accesses);
  return accesses;
}

const after = (
  accesses: Accesses,
  then: Ground,
  revision?: number,
  past = 'then',
): Promise<boolean> =>
  stands(
    { id: 'x.y', revision },
    verdictBasis({ id: 'x.y' }, accesses, ground()),
    then,
    { past: async () => past },
  );

describe('a verdict', () => {
  it('stands as long as what it looked at is so', async () => {
    expect(await after(looked(), ground())).toBe(true);
  });

  it('stands whatever becomes of what it did not look at, and however late it is', async () => {
    expect(
      await after(
        looked(),
        ground({
          now: NOON + 900 * HOUR_MS,
          completeness: { groups: { state: 'never', why: '' } },
        }),
      ),
    ).toBe(true);
  });

  it.each<[string, (accesses: Accesses) => void, Ground]>([
    ['rows changed', () => {}, ground({ users: 4 })],
    [
      'who is in a group changed',
      accesses => accesses.relations.add('groups.members'),
      {
        ...ground(),
        states: new Map([
          ['users', { changedSequence: 3 }],
          ['groups', { changedSequence: 9 }],
        ]),
      },
    ],
    [
      'they can be relied on less',
      () => {},
      ground({
        completeness: { users: { state: 'partial', seen: 1, why: 'cut' } },
      }),
    ],
    [
      'it looked at when they were read',
      accesses => accesses.asOf.add('users'),
      ground({
        completeness: { users: { ...complete, asOf: '2026-03-01T12:00:00Z' } },
      }),
    ],
    [
      'another account is declared',
      () => {},
      ground({
        declarations: { breakGlassAccounts: ['x'], trustedEgress: [] },
      }),
    ],
    [
      'it looked at the time, and a quarter of a day has passed',
      accesses => {
        accesses.now = true;
      },
      ground({ now: NOON + 6 * HOUR_MS }),
    ],
    [
      'it looked at the time, and the clock went back',
      accesses => {
        accesses.now = true;
      },
      ground({ now: NOON - 1 }),
    ],
    [
      'it asked a log for records',
      accesses => {
        accesses.log = true;
      },
      ground(),
    ],
    [
      'it read a log',
      accesses => accesses.rows.add('directoryAudits'),
      ground(),
    ],
    [
      'what it took from others looked at the time',
      accesses => {
        const inner = new Accesses();
        inner.now = true;
        const outer = new Accesses();
        outer.take(inner);
        inner.take(outer);
        accesses.take(outer);
      },
      ground({ now: NOON + 6 * HOUR_MS }),
    ],
  ])('is judged again when %s', async (_, set, then) => {
    expect(await after(looked(set), then)).toBe(false);
  });

  it('is judged again when the check is another', async () => {
    expect(await after(looked(), ground(), 1)).toBe(false);
  });

  it('that looked at the time stands for a while', async () => {
    const accesses = looked(each => {
      each.now = true;
    });
    expect(await after(accesses, ground({ now: NOON + 5 * HOUR_MS }))).toBe(
      true,
    );
  });

  it('that looked at what was before stands as long as that is the same past', async () => {
    const accesses = looked(each => each.earlier.set(7 * HOUR_MS, 'then'));
    expect([
      await after(accesses, ground()),
      await after(accesses, ground(), 0, 'another'),
    ]).toEqual([true, false]);
  });

  it('is judged again when what could not be relied on can be', async () => {
    const cut = ground({
      completeness: { users: { state: 'partial', seen: 1, why: 'cut' } },
    });
    const basis = verdictBasis({ id: 'x.y' }, looked(), cut);
    const past = async () => '';
    expect([
      await stands({ id: 'x.y' }, basis, cut, { past }),
      await stands({ id: 'x.y' }, basis, ground(), { past }),
    ]).toEqual([true, false]);
  });

  it('falls when other things are configured of its check, and of no other', async () => {
    const configured = (settings: Ground['settings']) => ({
      ...ground(),
      settings,
    });
    const sixty = configured(id =>
      id === 'x.y' ? { thresholds: { days: 60 } } : {},
    );
    expect(await after(looked(), sixty)).toBe(false);
    expect(
      await after(
        looked(),
        configured(() => ({})),
      ),
    ).toBe(true);
    const basis = verdictBasis({ id: 'x.y' }, looked(), sixty);
    const holds = (then: Ground) =>
      stands({ id: 'x.y' }, basis, then, { past: async () => 'then' });
    expect(await holds(sixty)).toBe(true);
    expect(await holds(ground())).toBe(false);
  });
});
