import { defineCheck } from '../model';
import type { Completeness } from '../model';
import { Accesses } from './accesses';
import { judge, NOW } from './givenTenant';
import { ruleName } from './mail/ruleName';
import { runCheck, type CheckSource } from './runCheck';

const partial: Completeness = { state: 'partial', seen: 1, why: 'cut' };
const check = defineCheck({
  ...ruleName,
  needs: ['inboxRules', 'users'],
  standsOnPartial: ['inboxRules'],
});
const rule = (displayName: string) => ({
  inboxRules: [{ id: 'u/1', userId: 'u', displayName, isEnabled: true }],
});
const because = [{ dataset: 'inboxRules', completeness: partial }];

describe('a check that stands on a part of its rows', () => {
  it('fails by what was read, and says that not everything was', async () => {
    expect(
      await judge(check, {
        rows: rule('.'),
        completeness: { inboxRules: partial },
      }),
    ).toMatchObject({ outcome: 'fail', witnesses: [{}], because });
  });

  it('never passes by a part', async () => {
    expect(
      await judge(check, {
        rows: rule('Newsletters'),
        completeness: { inboxRules: partial },
      }),
    ).toEqual({ outcome: 'unknown', because });
  });

  it.each<[string, Partial<Record<'inboxRules' | 'users', Completeness>>]>([
    ['a part of another dataset', { users: partial }],
    ['parts of two', { users: partial, inboxRules: partial }],
    [
      'what was refused',
      { inboxRules: { state: 'denied', permission: 'X.Read', why: 'refused' } },
    ],
  ])('does not stand on %s', async (_, completeness) => {
    expect(await judge(check, { rows: rule('.'), completeness })).toMatchObject(
      { outcome: 'unknown' },
    );
  });

  it('says nothing of a part when everything was read', async () => {
    expect(await judge(check, { rows: rule('.') })).not.toHaveProperty(
      'because',
    );
  });
});

describe('what a check has looked at', () => {
  const source: CheckSource = {
    async *rows() {},
    async *relations() {},
    completeness: () => ({ state: 'complete', asOf: NOW.toISOString() }),
    before: async () => undefined,
    past: async at => `of ${at.toISOString()}`,
    records: async () => [],
  };
  const conditions = {
    now: NOW,
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
  };

  async function looking(
    evaluate: (view: any) => unknown,
    from: CheckSource = { ...source },
  ): Promise<Accesses> {
    const accesses = new Accesses();
    const curious = defineCheck({
      ...ruleName,
      needs: ['inboxRules'],
      uses: ['users', 'groups', 'directoryAudits'],
      async evaluate(view) {
        await evaluate(view);
        return { outcome: 'pass', evidence: {} };
      },
    });
    await runCheck(curious, from, conditions, accesses);
    return accesses.whole();
  }

  it('is what it asked for, and no more', async () => {
    expect(await looking(() => {})).toEqual(
      Object.assign(new Accesses(), { completeness: new Set(['inboxRules']) }),
    );
    expect(
      await looking(view => {
        view.rows('users');
        view.relations('groups.members');
        view.completeness('users');
      }),
    ).toMatchObject({
      rows: new Set(['users']),
      relations: new Set(['groups.members']),
      completeness: new Set(['inboxRules', 'users']),
      asOf: new Set(),
      now: false,
      log: false,
      earlier: new Map(),
    });
  });

  it.each<[string, (view: any) => unknown, Partial<Accesses>]>([
    ['the time', view => view.now, { now: true }],
    [
      'the time, by taking the view apart',
      view => ({ ...view }),
      { now: true },
    ],
    [
      'what was before',
      view => view.before(new Date(NOW.getTime() - 60_000)),
      {
        now: true,
        all: new Set(['inboxRules', 'users', 'groups', 'directoryAudits']),
        earlier: new Map([[60_000, 'of 2026-02-28T23:59:00.000Z']]),
      },
    ],
    [
      'relations of some objects',
      view => {
        view.relations('groups.members', { from: ['g', 'h'] });
        view.relations('groups.members', { from: ['h', 'i'] });
        view.relations('groups.owners', {
          from: Array.from({ length: 3_000 }, (_, n) => `${n}`),
        });
      },
      {
        relationsOf: new Map([['groups.members', new Set(['g', 'h', 'i'])]]),
        // More than is told apart.
        relations: new Set(['groups.owners']),
      },
    ],
    [
      'records of a log',
      view => view.records('directoryAudits', 'x', NOW),
      { log: true },
    ],
    [
      'when a dataset was read',
      view => view.completeness('users').asOf,
      { asOf: new Set(['users']) },
    ],
  ])('notices %s', async (_, evaluate, expected) => {
    expect(await looking(evaluate)).toMatchObject(expected);
  });

  it('is, for all who share it, what somebody worked out by looking at it', async () => {
    const from = { ...source };
    let times = 0;
    const share = (view: any) =>
      view.shared('outer', (outer: any) =>
        outer.shared('inner', async (inner: any) => {
          times += 1;
          inner.rows('groups');
          return inner.now;
        }),
      );
    const both = await Promise.all([
      looking(share, from),
      looking(share, from),
    ]);
    for (const each of both)
      expect(each).toMatchObject({ now: true, rows: new Set(['groups']) });
    expect(times).toBe(1);
    expect(await looking(() => {}, from)).toMatchObject({ now: false });
    await looking(share);
    expect(times).toBe(2);
  });
});

describe('what is configured of a check', () => {
  const days = { value: 90, min: 7, max: 730, unit: 'days', title: 'Days' };
  const asking = (name: string) =>
    defineCheck({
      ...ruleName,
      thresholds: { days },
      evaluate: async view => ({
        outcome: 'pass',
        evidence: { days: view.threshold(name) },
      }),
    });

  it('is the number that it judges by, and else its own', async () => {
    expect(await judge(asking('days'), {})).toMatchObject({
      evidence: { days: 90 },
    });
    expect(
      await judge(asking('days'), { settings: { thresholds: { days: 60 } } }),
    ).toMatchObject({ evidence: { days: 60 } });
  });

  it('is no number that it does not declare', async () => {
    await expect(
      judge(asking('weeks'), { settings: { thresholds: { weeks: 3 } } }),
    ).rejects.toThrow(
      'asks for the threshold weeks, which it does not declare',
    );
  });

  it('is nothing for what checks share', async () => {
    const sharing = defineCheck({
      ...asking('days'),
      evaluate: async view => ({
        outcome: 'pass',
        evidence: {
          days: await view.shared!('x', async of => of.threshold('days')),
        },
      }),
    });
    await expect(judge(sharing, {})).rejects.toThrow(
      'which it does not declare for what it shares with other checks',
    );
  });

  it('mutes it: nothing is read, whatever can be', async () => {
    const evaluate = jest.fn();
    const settings = { mute: { reason: 'Not for us.' } };
    const accesses = new Accesses();
    const verdict = await runCheck(
      { ...asking('days'), evaluate },
      {
        rows: () => {
          throw new Error('read');
        },
        relations: () => {
          throw new Error('read');
        },
        completeness: () => ({ state: 'never', why: '' }),
      },
      {
        now: NOW,
        declarations: { breakGlassAccounts: [], trustedEgress: [] },
        settings,
      },
      accesses,
    );
    expect(verdict).toEqual({
      outcome: 'notApplicable',
      because: 'Muted by configuration: Not for us.',
      muted: true,
    });
    expect(evaluate).not.toHaveBeenCalled();
    expect(accesses.whole().rows.size).toBe(0);
  });
});
