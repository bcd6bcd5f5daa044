import type { BetaSignIn, TenantFacts } from '../../model';
import { found } from '../givenLog';
import { apps } from './firstPartyApps';
import { after, givenDays, givenSignIn, START } from './givenSignIn';
import { newApp } from './newApp';
import { DAY_MS, MINUTE_MS } from './signInEvent';

/** Three others who use the usual app, so that it is nobody's own. */
const colleagues = ['a', 'b', 'c'].map(userId =>
  givenSignIn(START - DAY_MS, { userId }),
);
const AT = after(12);
const commandLine = (rest: Partial<BetaSignIn> = {}, at = AT) =>
  givenSignIn(at, { appId: apps.azureCli, appDisplayName: 'CLI', ...rest });
const rare = (rest: Partial<BetaSignIn> = {}, at = AT) =>
  givenSignIn(at, { appId: 'rare-app', resourceId: 'rare-resource', ...rest });
const find = (events: BetaSignIn[], facts: Partial<TenantFacts> = {}) =>
  found(newApp, [...colleagues, ...events], { facts });

describe('sig.new-app', () => {
  it('finds a command line in the hands of who administers nothing', () => {
    expect(find([...givenDays(12), commandLine()])).toMatchObject([
      {
        key: `u1:${apps.azureCli}:2026-01-12`,
        severity: 'medium',
        affected: [
          { kind: 'user', id: 'u1' },
          { kind: 'application', id: apps.azureCli, label: 'CLI' },
          { kind: 'signIn' },
        ],
        facts: { administrationTool: true },
      },
    ]);
  });

  it('is silent about an administrator’s command line', () => {
    expect(
      find([...givenDays(12), commandLine()], { tierOf: () => 1 }),
    ).toEqual([]);
  });

  it('finds it again after two weeks without, whatever it was used on', () => {
    const later = (days: number) =>
      find([
        ...givenDays(40),
        commandLine(),
        commandLine({ resourceId: 'another' }, AT + days * DAY_MS),
      ]);
    expect(later(1)).toHaveLength(1);
    expect(later(13)).toHaveLength(1);
    expect(later(14)).toHaveLength(2);
  });

  it.each([
    [2, ['low']],
    [3, []],
  ])('of an app that %i others use finds %j', (count, severities) => {
    const others = Array.from({ length: count }, (_, index) =>
      rare({ userId: `other${index}` }, AT - MINUTE_MS),
    );
    expect(
      find([...givenDays(12), ...others, rare()]).map(
        ({ severity }) => severity,
      ),
    ).toEqual(severities);
  });

  it('tells an app that one person uses once', () => {
    expect(
      find([...givenDays(12), rare(), rare({}, AT + DAY_MS)]),
    ).toHaveLength(1);
  });

  it('takes an app on another resource for new', () => {
    expect(
      find([
        ...givenDays(12),
        rare(),
        rare({ resourceId: 'other-resource' }, AT + DAY_MS),
      ]),
    ).toHaveLength(2);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    ['a failure', { status: { errorCode: 65001 } }],
    ['a token renewed without the person', { isInteractive: false }],
    ['a background app', { appId: '4354e225-50c9-4423-9ece-2d5afd904870' }],
    ['no app', { appId: null }],
  ])('is silent about %s', (_, rest) => {
    expect(
      find([...givenDays(12), rare(rest), commandLine({ appId: null })]),
    ).toEqual([]);
  });

  it('is silent while it learns a person', () => {
    expect(find([...givenDays(9), commandLine({}, after(9))])).toEqual([]);
    expect(find([...givenDays(10), commandLine({}, after(10))])).toHaveLength(
      1,
    );
  });
});
