import type { Declarations, SignIn } from '../../model';
import { found } from '../givenLog';
import { blockedCountry } from './blockedCountry';
import { givenSignIn, START } from './givenSignIn';
import { DAY_MS, MINUTE_MS } from './signInEvent';

const russia = { location: { countryOrRegion: 'ru' }, ipAddress: '198.19.7.7' };
const tor = { riskEventTypes_v2: ['anonymizedIPAddress'], riskState: 'atRisk' };
const failure = (errorCode: number): Partial<SignIn> => ({
  status: { errorCode },
});

const find = (
  events: SignIn[],
  declarations: Partial<Declarations> = { expectedCountries: ['DE', 'AT'] },
) => found(blockedCountry, events, { declarations });

describe('sig.blocked-country', () => {
  it('finds a success from a country that nobody declared', () => {
    expect(find([givenSignIn(START, russia)])).toMatchObject([
      {
        key: 'u1:RU:2026-01-01',
        severity: 'high',
        at: '2026-01-01T12:00:00.000Z',
        facts: { unexpectedCountry: true, signIns: 1 },
      },
    ]);
  });

  it.each([50074, 50076, 50079, 53000, 53001, 53003, 530032, 500121])(
    'finds error %i, which comes after the right password',
    code => {
      expect(
        find([givenSignIn(START, { ...russia, ...failure(code) })]),
      ).toMatchObject([{ severity: 'medium' }]);
    },
  );

  it.each([50126, 50053, 50034, 50055, 50057, 50140, 50058, 65001])(
    'does not take error %i for the right password',
    code => {
      expect(
        find([
          givenSignIn(START, { ...russia, ...failure(code) }),
          givenSignIn(START, { ...tor, ...failure(code) }),
        ]),
      ).toEqual([]);
    },
  );

  it('is silent where people are expected, where the place is unknown, and where no country is declared', () => {
    expect(
      find([
        givenSignIn(START),
        givenSignIn(START, { location: { countryOrRegion: 'AT' } }),
        givenSignIn(START, { location: null }),
      ]),
    ).toEqual([]);
    expect(find([givenSignIn(START, russia)], {})).toEqual([]);
  });

  it.each(['anonymizedIPAddress', 'maliciousIPAddress'])(
    'finds %s, whatever is declared',
    kind => {
      expect(
        find([givenSignIn(START, { ...tor, riskEventTypes_v2: [kind] })], {}),
      ).toMatchObject([{ key: 'u1:anonymiser:2026-01-01', severity: 'high' }]);
    },
  );

  it.each<[string, Partial<SignIn>]>([
    ['another kind of risk', { riskEventTypes_v2: ['unfamiliarFeatures'] }],
    ['risk that was dismissed', { ...tor, riskState: 'dismissed' }],
    ['a sign-in confirmed safe', { ...tor, riskState: 'confirmedSafe' }],
    ['Microsoft’s own network', { ...russia, autonomousSystemNumber: 8075 }],
    ['a token renewed without the person', { ...tor, isInteractive: false }],
  ])('is silent about %s', (_, rest) => {
    expect(find([givenSignIn(START, rest)])).toEqual([]);
  });

  it('still tells of risk that the person themselves made good', () => {
    expect(
      find([givenSignIn(START, { ...tor, riskState: 'remediated' })]),
    ).toHaveLength(1);
  });

  it('is silent about the organisation’s own ways out', () => {
    expect(
      find([givenSignIn(START, { ...russia, ...tor })], {
        expectedCountries: ['DE'],
        trustedEgress: ['198.19.7.7'],
      }),
    ).toEqual([]);
  });

  it('is one finding a day, as severe as the worst of it', () => {
    const blocked = { ...russia, ...failure(53003) };
    const [finding, ...others] = find([
      givenSignIn(START, blocked),
      givenSignIn(START + MINUTE_MS, russia),
      givenSignIn(START + 2 * MINUTE_MS, blocked),
    ]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'high',
      at: '2026-01-01T12:01:00.000Z',
      facts: { signIns: 3 },
    });
    expect(finding.affected.map(({ kind }) => kind)).toEqual([
      'user',
      'signIn',
      'signIn',
      'signIn',
    ]);
    expect(
      find([givenSignIn(START, russia), givenSignIn(START + DAY_MS, russia)]),
    ).toHaveLength(2);
  });

  it('names eight sign-ins of many, and counts the rest', () => {
    const [finding] = find(
      Array.from({ length: 30 }, (_, index) =>
        givenSignIn(START + index * MINUTE_MS, {
          ...russia,
          ...failure(index === 20 ? 0 : 50074),
        }),
      ),
    );
    expect(finding).toMatchObject({ severity: 'high', facts: { signIns: 30 } });
    const named = finding.affected.filter(({ kind }) => kind === 'signIn');
    expect(named).toHaveLength(8);
    // The one that decided it is among them.
    expect(named.map(({ facts }) => facts!.at)).toContain(finding.at);
  });
});
