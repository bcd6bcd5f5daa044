import type { BetaSignIn, TenantFacts } from '../../model';
import { found } from '../givenLog';
import { START } from './givenSignIn';
import { DAY_MS, HOUR_MS } from './signInEvent';
import { spNewSource } from './spNewSource';

let counter = 0;
function appSignIn(at: number, rest: Partial<BetaSignIn> = {}): BetaSignIn {
  counter += 1;
  return {
    id: `a${counter}`,
    createdDateTime: new Date(at).toISOString(),
    userId: '',
    servicePrincipalId: 'sp1',
    servicePrincipalName: 'Payroll',
    servicePrincipalCredentialKeyId: 'key-1',
    ipAddress: '198.18.1.5',
    autonomousSystemNumber: 64_500,
    location: { countryOrRegion: 'DE' },
    isInteractive: false,
    signInEventTypes: ['servicePrincipal'],
    status: { errorCode: 0 },
    ...rest,
  };
}
const known = (count = 12) =>
  Array.from({ length: count }, (_, hour) => appSignIn(START + hour * HOUR_MS));
const AT = START + 20 * HOUR_MS;
const elsewhere = {
  ipAddress: '203.0.113.77',
  autonomousSystemNumber: 64_511,
  location: { countryOrRegion: 'BR' },
};
const find = (events: BetaSignIn[], facts: Partial<TenantFacts> = {}) =>
  found(spNewSource, events, { facts });

describe('sig.sp-new-source', () => {
  it('finds another network in another country', () => {
    expect(find([...known(), appSignIn(AT, elsewhere)])).toMatchObject([
      {
        key: 'sp1:AS64511 BR:2026-01-02',
        severity: 'medium',
        at: '2026-01-02T08:00:00.000Z',
        affected: [
          { kind: 'servicePrincipal', id: 'sp1', label: 'Payroll' },
          { kind: 'signIn' },
        ],
        facts: {
          network: 64_511,
          country: 'BR',
          tier: null,
          newCredential: false,
        },
      },
    ]);
  });

  it.each<[string, Partial<TenantFacts>, Partial<BetaSignIn>, string]>([
    ['a powerful app', { tierOf: () => 0 }, {}, 'high'],
    [
      'a credential that is new',
      {},
      { servicePrincipalCredentialKeyId: 'key-2' },
      'high',
    ],
    [
      'both',
      { tierOf: () => 1 },
      { servicePrincipalCredentialKeyId: 'key-2' },
      'critical',
    ],
    [
      'a credential that is not said',
      {},
      { servicePrincipalCredentialKeyId: null },
      'medium',
    ],
  ])('of %s, it is %s', (_, facts, rest, severity) => {
    expect(
      find([...known(), appSignIn(AT, { ...elsewhere, ...rest })], facts),
    ).toMatchObject([{ severity }]);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    [
      'another network of a known country',
      { location: { countryOrRegion: 'DE' } },
    ],
    ['another country of a known network', { autonomousSystemNumber: 64_500 }],
    [
      'a place of which nothing is said',
      { autonomousSystemNumber: null, location: null },
    ],
    ['Microsoft’s own network', { autonomousSystemNumber: 8075 }],
    ['a failure', { status: { errorCode: 7000215 } }],
    ['another app', { servicePrincipalId: 'sp2' }],
    ['a person', { servicePrincipalId: '' }],
  ])('is silent about %s', (_, rest) => {
    expect(
      find([...known(), appSignIn(AT, { ...elsewhere, ...rest })]),
    ).toEqual([]);
  });

  it('goes by one of the two where the other is not said', () => {
    expect(
      find([...known(), appSignIn(AT, { ...elsewhere, location: null })]),
    ).toHaveLength(1);
    expect(
      find([
        ...known(),
        appSignIn(AT, { ...elsewhere, autonomousSystemNumber: null }),
      ]),
    ).toHaveLength(1);
  });

  it('finds the secret of an app in Microsoft’s cloud elsewhere', () => {
    const cloud = known().map(each => ({
      ...each,
      autonomousSystemNumber: 8075,
    }));
    expect(find([...cloud, appSignIn(AT, elsewhere)])).toHaveLength(1);
  });

  it('forgets a source after thirty days', () => {
    const daily = Array.from({ length: 40 }, (_, day) =>
      appSignIn(START + day * DAY_MS),
    );
    const again = (days: number) =>
      find([
        ...known(),
        ...daily,
        appSignIn(AT, elsewhere),
        appSignIn(AT + days * DAY_MS, elsewhere),
      ]);
    expect(again(29)).toHaveLength(1);
    expect(again(30)).toHaveLength(2);
  });

  it('is silent while it learns an app', () => {
    expect(find([...known(9), appSignIn(AT, elsewhere)])).toEqual([]);
    expect(find([...known(10), appSignIn(AT, elsewhere)])).toHaveLength(1);
  });

  it('is silent about declared egress', () => {
    expect(
      found(spNewSource, [...known(), appSignIn(AT, elsewhere)], {
        declarations: { trustedEgress: ['203.0.113.0/24'] },
      }),
    ).toEqual([]);
  });
});
