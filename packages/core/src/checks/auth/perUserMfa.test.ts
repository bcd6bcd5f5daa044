import type { DatasetRows } from '../../model';
import {
  administrators,
  causes,
  judge,
  outcome,
  policy,
  type GivenTenant,
} from '../givenTenant';
import { perUserMfa } from './perUserMfa';

const people = [
  { id: 'a' },
  { id: 'b' },
  { id: 'c', enabled: false },
] as Parameters<typeof administrators>[0];

const given = (
  states: Record<string, string | null | undefined>,
  policies: DatasetRows['conditionalAccessPolicies'][] = [],
): GivenTenant => ({
  rows: {
    ...administrators(people),
    conditionalAccessPolicies: policies,
    perUserMfa: Object.entries(states).map(([userId, perUserMfaState]) => ({
      id: `${userId}/requirements`,
      userId,
      perUserMfaState,
    })),
  },
});

describe('auth.per-user-mfa', () => {
  it('names who is asked one by one', async () => {
    expect(
      await causes(
        perUserMfa,
        given({ a: 'enforced', b: 'disabled', c: 'enabled' }, [
          policy('p', { controls: ['mfa'] }),
        ]),
      ),
    ).toMatchObject([
      {
        severity: 'medium',
        affected: [
          { kind: 'user', id: 'a', facts: { perUserMfaState: 'enforced' } },
        ],
        facts: { accounts: 3, policies: 1 },
      },
    ]);
  });

  it('weighs it less where no policy is in force that could take its place', async () => {
    const reported = policy('p', {
      controls: ['mfa'],
      state: 'enabledForReportingButNotEnforced',
    });
    expect(
      await causes(perUserMfa, given({ a: 'enabled' }, [reported])),
    ).toMatchObject([{ severity: 'low', affected: [{ id: 'a' }] }]);
  });

  it.each([
    ['it is off for everybody', given({ a: 'disabled', b: 'disabled' })],
    ['only a disabled account has it', given({ a: 'disabled', c: 'enforced' })],
    ['who has it was deleted since', given({ gone: 'enforced' })],
  ])('passes where %s', async (_, of) => {
    expect(await outcome(perUserMfa, of)).toBe('pass');
  });

  it.each([null, undefined, 'unknownFutureValue'])(
    'does not know what %j means',
    async state => {
      expect(await outcome(perUserMfa, given({ a: state }))).toBe('unknown');
    },
  );

  it('names whom it knows of as long as not everybody was asked, and clears nobody', async () => {
    const part = { state: 'partial', seen: 2, why: 'not yet' } as const;
    const asked = (state: string): GivenTenant => ({
      ...given({ a: state }),
      completeness: { perUserMfa: part },
    });
    expect(await judge(perUserMfa, asked('enforced'))).toMatchObject({
      outcome: 'fail',
      witnesses: [{ affected: [{ id: 'a' }] }],
      because: [{ dataset: 'perUserMfa' }],
    });
    expect(await outcome(perUserMfa, asked('disabled'))).toBe('unknown');
  });
});
