import type { BetaSignIn, Declarations, TenantFacts } from '../../model';
import { found } from '../givenLog';
import { breakGlassUsed } from './breakGlassUsed';
import { givenSignIn, START } from './givenSignIn';
import { DAY_MS, MINUTE_MS } from './signInEvent';

const glass = (at = START, rest: Partial<BetaSignIn> = {}) =>
  givenSignIn(at, {
    userId: 'glass',
    userPrincipalName: 'emergency@contoso.example',
    userDisplayName: 'Emergency',
    ...rest,
  });
const wrong = { status: { errorCode: 50126 } };
const find = (
  events: BetaSignIn[],
  declared: string[] = ['glass'],
  facts: Partial<TenantFacts> = {},
) => {
  const declarations: Partial<Declarations> = { breakGlassAccounts: declared };
  return found(breakGlassUsed, events, { declarations, facts });
};

describe('sig.break-glass-used', () => {
  it('finds a success', () => {
    expect(find([glass()])).toMatchObject([
      {
        key: 'glass:2026-01-01',
        severity: 'critical',
        at: '2026-01-01T12:00:00.000Z',
        affected: [
          { kind: 'user', id: 'glass', label: 'Emergency' },
          { kind: 'application' },
          { kind: 'signIn' },
        ],
        facts: { errorCode: 0, signIns: 1 },
      },
    ]);
  });

  it.each([50126, 50053, 53003, 50074])('finds a try that ends in %i', code => {
    expect(find([glass(START, { status: { errorCode: code } })])).toMatchObject(
      [{ severity: 'high', facts: { errorCode: code } }],
    );
  });

  it.each([50140, 50058, 50097, 65001, 16000])(
    'does not take step %i of a sign-in for a try',
    code => {
      expect(find([glass(START, { status: { errorCode: code } })])).toEqual([]);
    },
  );

  it.each([
    ['its id', ['GLASS']],
    ['its name', ['Emergency@Contoso.example']],
  ])('knows the account by %s', (_, declared) => {
    expect(find([glass()], declared)).toHaveLength(1);
  });

  it('knows it as a member of a declared group, where members can be read', () => {
    const isBreakGlass = (id: string) => id === 'glass';
    expect(find([glass()], ['a-group'], { isBreakGlass })).toHaveLength(1);
    expect(find([glass()], ['a-group'])).toEqual([]);
    expect(find([givenSignIn(START)], ['a-group'], { isBreakGlass })).toEqual(
      [],
    );
  });

  it('knows it by name where a failed try has no id', () => {
    const nobody = '00000000-0000-0000-0000-000000000000';
    expect(
      find(
        [glass(START, { ...wrong, userId: nobody })],
        ['emergency@contoso.example'],
      ),
    ).toMatchObject([{ key: 'emergency@contoso.example:2026-01-01' }]);
  });

  it('finds what an app does in its name', () => {
    expect(find([glass(START, { isInteractive: false })])).toHaveLength(1);
  });

  it('is silent about everyone else, and does not apply where nothing is declared', () => {
    expect(find([givenSignIn(START)])).toEqual([]);
    expect(find([glass()], [])).toEqual([]);
    const applies = (breakGlassAccounts: string[]) =>
      breakGlassUsed.notApplicable!({ breakGlassAccounts, trustedEgress: [] });
    expect(applies([])).toContain('entra.declarations.breakGlassAccounts');
    expect(applies(['glass'])).toBeUndefined();
  });

  it('is one finding a day, as severe as the worst of it', () => {
    expect(
      find([
        glass(START, wrong),
        glass(START + MINUTE_MS),
        glass(START + 2 * MINUTE_MS, wrong),
        glass(START + DAY_MS, wrong),
      ]),
    ).toMatchObject([
      {
        severity: 'critical',
        at: '2026-01-01T12:01:00.000Z',
        facts: { signIns: 3 },
      },
      { severity: 'high' },
    ]);
  });
});
