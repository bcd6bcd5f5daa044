import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { severities } from '../model';
import type {
  DecisionName,
  FindingAct,
  FindingTriage,
  Severity,
} from '../model';
import {
  ActRefused,
  decide,
  settleSighting,
  settleTime,
  stateOf,
} from './index';
import type { Decided } from './index';

const START = Date.parse('2026-11-20T00:00:00.000Z');
const day = (days: number) => new Date(START + days * 86_400_000).toISOString();
const rules = { by: 'user:default/ada', now: day(0), longestDays: 365 };
const finding = (change: Partial<Decided> = {}): Decided => ({
  status: 'open',
  severity: 'medium',
  affectedCount: 3,
  triage: {},
  ...change,
});
const accept = (days = 30): FindingAct => ({
  act: 'accept',
  owner: 'group:default/identity',
  reason: 'A migration is under way.',
  until: day(days),
});
const calm = { severity: 'medium', reopened: false, newcomers: 0 } as const;

const acts = fc.oneof(
  fc.constantFrom<FindingAct>(
    { act: 'acknowledge' },
    { act: 'acknowledge', reason: 'Seen.' },
    { act: 'assign', owner: 'group:default/identity' },
    { act: 'assign', owner: 'Ada' },
  ),
  fc.integer({ min: 1, max: 365 }).map(accept),
  fc
    .integer({ min: 1, max: 365 })
    .map((days): FindingAct => ({ act: 'snooze', until: day(days) })),
  fc
    .constantFrom<DecisionName>('acknowledge', 'accept', 'assign', 'snooze')
    .map((of): FindingAct => ({ act: 'undo', of })),
);
const decided = (list: readonly FindingAct[]): FindingTriage =>
  list.reduce<FindingTriage>(
    (triage, act) => decide(finding({ triage }), act, rules).triage,
    {},
  );

describe('decisions about a finding', () => {
  it('change nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 6 }), acts, (before, act) => {
        const once = decide(finding({ triage: decided(before) }), act, rules);
        const twice = decide(finding({ triage: once.triage }), act, {
          ...rules,
          by: 'user:default/grace',
        });
        expect(twice).toEqual({ triage: once.triage, events: [] });
      }),
    );
  });

  it('are as before when they are undone', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 6 }), before => {
        let triage = decided(before);
        for (const each of [
          'accept',
          'snooze',
          'acknowledge',
          'assign',
        ] as const)
          ({ triage } = decide(
            finding({ triage }),
            { act: 'undo', of: each },
            rules,
          ));
        expect(triage).toEqual({});
        expect(stateOf({ status: 'open', triage }, rules.now)).toBe('open');
      }),
    );
  });

  it('leave a line in the history exactly when they change something', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 6 }), acts, (before, act) => {
        const triage = decided(before);
        const after = decide(finding({ triage }), act, rules);
        expect(after.events.length > 0).toBe(
          !isDeepStrictEqual(after.triage, triage),
        );
      }),
    );
  });

  it('never hide a finding beyond their time, whatever was decided', () => {
    fc.assert(
      fc.property(
        fc.array(acts, { maxLength: 6 }),
        fc.integer({ min: 366, max: 900 }),
        (list, days) => {
          const triage = decided(list);
          expect(['open', 'acknowledged']).toContain(
            stateOf({ status: 'open', triage }, day(days)),
          );
          const settled = settleTime(triage, day(days));
          expect(settled.triage).not.toHaveProperty('accepted');
          expect(settled.triage).not.toHaveProperty('snoozed');
        },
      ),
    );
  });

  it('say what is wrong with them', () => {
    const refused = (act: FindingAct, change: Partial<Decided> = {}) => {
      try {
        decide(finding(change), act, rules);
      } catch (error) {
        if (error instanceof ActRefused) return error.message;
        throw error;
      }
      throw new Error('It was not refused');
    };
    expect(refused(accept(400))).toContain('more than 365 days away');
    expect(refused(accept(-1))).toContain('over already');
    expect(refused({ act: 'snooze', until: 'soon' })).toContain('2027-03-31');
    for (const act of [accept(), { act: 'acknowledge' } as const])
      expect(refused(act, { status: 'resolved' })).toContain('resolved');
  });

  it('take a date for the whole of its day', () => {
    const { triage } = decide(
      finding(),
      { act: 'snooze', until: '2026-11-20' },
      rules,
    );
    expect(triage.snoozed?.until).toBe('2026-11-20T23:59:59.999Z');
    expect(
      decide(
        finding(),
        { ...accept(), until: '2027-11-20' } as FindingAct,
        rules,
      ).triage.accepted?.until,
    ).toBe('2027-11-20T23:59:59.999Z');
  });

  it('may give a resolved finding an owner', () => {
    const { triage } = decide(
      finding({ status: 'resolved' }),
      { act: 'assign', owner: 'Ada' },
      rules,
    );
    expect(triage.assigned).toMatchObject({ owner: 'Ada', by: rules.by });
  });
});

describe('an exception', () => {
  const { triage } = decide(finding(), accept(30), rules);
  const state = (of: FindingTriage, days: number) =>
    stateOf({ status: 'open', triage: of }, day(days));

  it('holds while nobody is new, it is no worse and its time is not over', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Severity>('medium', 'low', 'info'),
        fc.boolean(),
        fc.integer({ min: 0, max: 29 }),
        (severity, reopened, days) => {
          const seen = { severity, reopened, newcomers: 0 };
          const held = settleSighting(triage, seen, day(days));
          expect(state(held.triage, days)).toBe('accepted');
          expect(held.events).toEqual([]);
        },
      ),
    );
  });

  it('ends with anyone new, whenever and however severe', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...severities),
        fc.oneof(
          fc.integer({ min: 1, max: 1e6 }),
          fc.constant('untold' as const),
        ),
        fc.integer({ min: 0, max: 29 }),
        (severity, newcomers, days) => {
          const seen = { severity, reopened: false, newcomers };
          const ended = settleSighting(triage, seen, day(days));
          expect(state(ended.triage, days)).toBe('open');
          expect(ended.events).toMatchObject([
            { kind: 'acceptanceEnded', at: day(days), by: { kind: 'product' } },
          ]);
        },
      ),
    );
  });

  it('ends when the finding becomes worse, and says so', () => {
    const ended = settleSighting(triage, { ...calm, severity: 'high' }, day(1));
    expect(ended.events).toMatchObject([
      {
        kind: 'acceptanceEnded',
        reason: 'It is more severe than what was accepted.',
        detail: { from: 'medium', to: 'high', owner: 'group:default/identity' },
      },
    ]);
  });

  it('ends at its time, also when that is noticed later', () => {
    expect(state(triage, 29)).toBe('accepted');
    expect(state(triage, 30)).toBe('open');
    expect(settleSighting(triage, calm, day(45)).events).toEqual([
      {
        kind: 'acceptanceExpired',
        at: day(30),
        by: { kind: 'product' },
        detail: { owner: 'group:default/identity' },
      },
    ]);
  });

  it('gives way to the decisions beneath it', () => {
    const both = decide(finding({ triage }), { act: 'acknowledge' }, rules);
    expect(state(both.triage, 1)).toBe('accepted');
    expect(state(both.triage, 31)).toBe('acknowledged');
  });
});

describe('a finding that comes back', () => {
  it('asks for work again though it was acknowledged, and stays snoozed and assigned', () => {
    const before = decided([
      { act: 'acknowledge' },
      { act: 'snooze', until: day(9) },
      { act: 'assign', owner: 'Ada' },
    ]);
    const { triage } = settleSighting(
      before,
      { ...calm, reopened: true },
      day(1),
    );
    expect(Object.keys(triage).sort()).toEqual(['assigned', 'snoozed']);
  });
});
