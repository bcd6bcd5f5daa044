import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { byPassword, ended, ofV1 } from './givenAttempts';
import { singleFactorAdmin } from './singleFactorAdmin';

const tiers: Record<string, 0 | 1> = { u0: 0, u1: 1 };
const facts = { tierOf: (id: string) => tiers[id] };
const signIn = (userId: string, rest: Partial<SignIn> = {}) =>
  ended(0, 0, { userId, ...byPassword, ...rest });

describe('sig.single-factor-admin', () => {
  it('finds administrators of tier 0 and 1, by person and day', () => {
    const log = ['u0', 'u1', 'u2', 'u0'].map(id => signIn(id));
    expect(found(singleFactorAdmin, log, { facts })).toMatchObject([
      {
        key: 'u0:2026-01-20',
        severity: 'high',
        at: '2026-01-20T10:00:00.000Z',
        facts: { tier: 0, signIns: 2 },
      },
      { key: 'u1:2026-01-20', facts: { tier: 1, signIns: 1 } },
    ]);
  });

  it('takes nobody for an administrator where roles cannot be read', () => {
    expect(found(singleFactorAdmin, [signIn('u0')])).toEqual([]);
  });

  it.each<[string, Partial<SignIn>]>([
    [
      'Windows Hello',
      {
        authenticationDetails: [
          {
            authenticationMethod: 'Windows Hello for Business',
            succeeded: true,
          },
        ],
      },
    ],
    [
      'an earlier second factor',
      {
        authenticationDetails: [
          { authenticationMethod: 'Previously satisfied' },
        ],
      },
    ],
    ['two factors', { authenticationRequirement: 'multiFactorAuthentication' }],
    ['a token renewed without the person', { isInteractive: false }],
    ['a failure', { status: { errorCode: 50126 } }],
  ])('is silent about %s', (_, rest) => {
    expect(
      found(singleFactorAdmin, [{ ...signIn('u0'), ...rest }], { facts }),
    ).toEqual([]);
  });

  it('cannot tell by what v1.0 says', () => {
    const v1 = ofV1(signIn('u0'));
    expect(found(singleFactorAdmin, [v1], { facts })).toEqual([]);
    expect(singleFactorAdmin.tells!(v1)).toBe(false);
    expect(singleFactorAdmin.tells!(signIn('u0'))).toBe(true);
  });
});
