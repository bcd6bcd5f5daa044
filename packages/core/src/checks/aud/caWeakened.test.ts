import type { DatasetId, DatasetRows, Verdict } from '../../model';
import { globalAdmin, NOW, policy } from '../givenTenant';
import { runCheck, type CheckSource } from '../runCheck';
import { caWeakened } from './caWeakened';

type Policy = DatasetRows['conditionalAccessPolicies'];

const asked = policy('p', { controls: ['mfa'] });
const text = (value: unknown) =>
  typeof value === 'string' || value === null ? value : JSON.stringify(value);
const record = (
  day: number,
  oldValue: unknown,
  newValue: unknown,
  rest: Record<string, unknown> = {},
) => ({
  id: `audit ${day}`,
  activityDateTime: `2026-02-${day}T00:00:00Z`,
  activityDisplayName: newValue
    ? 'Update conditional access policy'
    : 'Delete conditional access policy',
  result: 'success',
  initiatedBy: { user: { id: 'eve', userPrincipalName: 'eve@x' } },
  targetResources: [
    {
      id: 'p',
      modifiedProperties: [
        {
          displayName: 'ConditionalAccessPolicy',
          oldValue: text(oldValue),
          newValue: text(newValue),
        },
      ],
    },
  ],
  ...rest,
});

function judge(
  records: ReturnType<typeof record>[],
  {
    now = [asked],
    earlier = [asked],
  }: { now?: Policy[]; earlier?: Policy[] } = {},
): Promise<Verdict> {
  const part = (policies: Policy[]) => ({
    async *rows(dataset: DatasetId) {
      if (dataset === 'conditionalAccessPolicies') yield* policies as never[];
    },
    async *relations() {},
    completeness: () => ({ state: 'complete' as const, asOf: '' }),
  });
  const source: CheckSource = {
    ...part(now),
    before: async at => ({
      ...part(earlier),
      at: at.toISOString(),
      changed: async () => new Set(),
      lastChanges: async () => [],
    }),
    records: async (_, target) => (target === 'p' ? (records as never[]) : []),
  };
  return runCheck(caWeakened as never, source, {
    now: NOW,
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
  });
}

const off = policy('p', { controls: ['mfa'], state: 'disabled' });
const holed = policy('p', {
  controls: ['mfa'],
  applications: { excludeApplications: ['app'] },
});

describe('aud.ca-weakened', () => {
  it('proves what a policy no longer holds, and names who did it', async () => {
    expect(await judge([record(20, asked, holed)], { now: [holed] })).toEqual({
      outcome: 'fail',
      witnesses: [
        {
          key: 'p',
          severity: 'critical',
          statement:
            'A Conditional Access policy was edited: as far as it is concerned, anyone can now sign in without multifactor authentication.',
          affected: [
            { kind: 'conditionalAccessPolicy', id: 'p', label: 'Policy p' },
          ],
          facts: expect.objectContaining({
            changedBy: 'eve',
            changedAt: '2026-02-20T00:00:00Z',
            audits: ['audit 20'],
            change: expect.stringMatching(/^Anyone can sign in .*to app/),
          }),
        },
      ],
    });
  });

  it.each([
    ['switched off', off, [off]],
    ['deleted', null, []],
  ])('tells of one that was %s', async (how, after, now) => {
    expect(await judge([record(20, asked, after)], { now })).toMatchObject({
      witnesses: [{ statement: expect.stringContaining(`was ${how}`) }],
    });
  });

  it('is critical where administrators are let through, and high where a few others are', async () => {
    const forSome = (users: object) =>
      policy('p', { controls: ['mfa'], users: { includeUsers: [], ...users } });
    const severity = async (users: object) => {
      const verdict = await judge([record(20, forSome(users), off)], {
        now: [off],
      });
      return verdict.outcome === 'fail' && verdict.witnesses[0].severity;
    };
    expect(await severity({ includeRoles: [globalAdmin] })).toBe('critical');
    expect(await severity({ includeGroups: ['team'] })).toBe('high');
  });

  it('passes where a policy asks for more, and where it was restored', async () => {
    const evidence = { changes: 1, policies: 1 };
    expect(await judge([record(20, holed, asked)])).toMatchObject({
      outcome: 'pass',
      evidence,
    });
    expect(
      await judge([record(20, asked, holed), record(21, holed, asked)]),
    ).toMatchObject({ outcome: 'pass', evidence: { changes: 2 } });
  });

  it('names nobody where several made the changes', async () => {
    const other = { initiatedBy: { user: { id: 'mallory' } } };
    expect(
      await judge([record(20, asked, holed), record(21, holed, off, other)], {
        now: [off],
      }),
    ).toMatchObject({ witnesses: [{ facts: { changedBy: null } }] });
  });

  it('takes no notice of a change that was refused, nor of another activity', async () => {
    const refused = record(20, asked, off, { result: 'failure' });
    const other = record(21, asked, off, {
      activityDisplayName: 'Update user',
    });
    expect(await judge([refused, other])).toMatchObject({
      outcome: 'pass',
      evidence: { changes: 0 },
    });
  });

  it('reads a value that an export wrote as JSON once more', async () => {
    expect(
      await judge([record(20, JSON.stringify(JSON.stringify(asked)), holed)], {
        now: [holed],
      }),
    ).toMatchObject({ outcome: 'fail' });
  });

  it.each([
    ['absent', null],
    ['cut', JSON.stringify(asked).slice(0, 90)],
    ['no policy', '{"value":1}'],
  ])('is unknown where the old value is %s', async (_, oldValue) => {
    expect(
      await judge([record(20, oldValue, holed)], { now: [holed] }),
    ).toMatchObject({
      outcome: 'unknown',
      because: [
        { dataset: 'directoryAudits', completeness: { state: 'partial' } },
      ],
    });
  });

  it('holds the old value against the policy of now where the new one was cut', async () => {
    expect(
      await judge([record(20, asked, '{"id":')], { now: [off] }),
    ).toMatchObject({ outcome: 'fail' });
  });
});
