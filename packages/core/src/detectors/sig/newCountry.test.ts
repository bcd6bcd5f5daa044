import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { after, givenDays, givenSignIn, START } from './givenSignIn';
import { newCountry } from './newCountry';
import { DAY_MS, MINUTE_MS } from './signInEvent';

const brazil = {
  location: { countryOrRegion: 'BR' },
  ipAddress: '198.19.2.5',
  autonomousSystemNumber: 64_500,
};
const abroad = (rest: Partial<SignIn> = {}) =>
  givenSignIn(after(12), { ...brazil, ...rest });

describe('sig.new-country', () => {
  it('finds a country from which a person never came', () => {
    const visit = abroad();
    expect(found(newCountry, [...givenDays(12), visit])).toEqual([
      {
        key: 'u1:BR:2026-01-12',
        at: '2026-01-12T13:00:00.000Z',
        statement: expect.any(String),
        affected: [
          {
            kind: 'user',
            id: 'u1',
            label: 'Ann',
            facts: { usualCountries: ['DE'] },
          },
          {
            kind: 'signIn',
            id: visit.id,
            label: visit.id,
            facts: {
              at: '2026-01-12T13:00:00.000Z',
              ipAddress: '198.19.2.5',
              country: 'BR',
            },
          },
        ],
        facts: { usualCountries: 1 },
      },
    ]);
  });

  it('tells a stay once, and again after thirty days without', () => {
    const stay = [0, 1, 2].map(day =>
      givenSignIn(after(12) + day * DAY_MS, brazil),
    );
    const home = Array.from({ length: 40 }, (_, day) =>
      givenSignIn(START + (15 + day) * DAY_MS),
    );
    expect(found(newCountry, [...givenDays(12), ...stay])).toHaveLength(1);
    const again = (days: number) =>
      found(newCountry, [
        ...givenDays(12),
        ...stay,
        ...home,
        givenSignIn(after(14) + days * DAY_MS, brazil),
      ]).map(({ key }) => key);
    expect(again(29)).toHaveLength(1);
    expect(again(30)).toHaveLength(2);
  });

  it.each<[string, Partial<SignIn>]>([
    ['a failed sign-in', { status: { errorCode: 50126 } }],
    ['a token that is renewed without the person', { isInteractive: false }],
    ['Microsoft’s own network', { autonomousSystemNumber: 8075 }],
    ['a place that is unknown', { location: null }],
    ['an empty country', { location: { countryOrRegion: '' } }],
  ])('is silent about %s', (_, rest) => {
    expect(found(newCountry, [...givenDays(12), abroad(rest)])).toEqual([]);
  });

  it('knows v1.0 records, which have no network number', () => {
    const { autonomousSystemNumber, ...v1 } = abroad();
    expect(found(newCountry, [...givenDays(12), v1])).toHaveLength(1);
  });

  it.each([
    // Ten sign-ins, or fourteen days, whichever is shorter.
    [9, 0],
    [10, 1],
  ])('after %i sign-ins finds %i', (days, findings) => {
    expect(
      found(newCountry, [...givenDays(days), givenSignIn(after(days), brazil)]),
    ).toHaveLength(findings);
  });

  it.each([
    [13, 0],
    [14, 1],
  ])('of who comes seldom, after %i days finds %i', (days, findings) => {
    expect(
      found(newCountry, [
        givenSignIn(START),
        givenSignIn(START + days * DAY_MS, brazil),
      ]),
    ).toHaveLength(findings);
  });

  it('is silent about the organisation’s own ways out', () => {
    const log = [...givenDays(12), abroad()];
    expect(
      found(newCountry, log, {
        declarations: { trustedEgress: ['198.19.2.0/24'] },
      }),
    ).toEqual([]);
    const location = (isTrusted: boolean) => ({
      namedLocations: [
        { id: 'n', isTrusted, ipRanges: [{ cidrAddress: '198.19.2.0/24' }] },
      ],
    });
    expect(found(newCountry, log, location(true))).toEqual([]);
    expect(found(newCountry, log, location(false))).toHaveLength(1);
  });

  it.each<[string, Partial<SignIn>, object]>([
    ['the own network', {}, { trustedEgress: ['198.18.1.0/24'] }],
    ['a computer in Microsoft’s cloud', { autonomousSystemNumber: 8075 }, {}],
  ])('knows a person who always comes by %s', (_, usual, declarations) => {
    expect(
      found(newCountry, [...givenDays(12, usual), abroad()], { declarations }),
    ).toMatchObject([
      { key: 'u1:BR:2026-01-12', facts: { usualCountries: 0 } },
    ]);
  });

  it.each([
    [2, 1],
    [3, 0],
  ])('of a country that %i others came from finds %i', (count, findings) => {
    const others = Array.from({ length: count }, (_, index) =>
      givenSignIn(after(11), { ...brazil, userId: `other${index}` }),
    );
    expect(
      found(newCountry, [...givenDays(12), ...others, abroad()]),
    ).toHaveLength(findings);
  });

  it('does not take those who come later, or came long ago, for others who are there', () => {
    const others = (at: number) =>
      [1, 2, 3].map(index =>
        givenSignIn(at, { ...brazil, userId: `other${index}` }),
      );
    expect(
      found(newCountry, [
        ...givenDays(12),
        abroad(),
        ...others(after(12) + MINUTE_MS),
      ]),
    ).toHaveLength(1);
    expect(
      found(newCountry, [
        ...others(START - 19 * DAY_MS),
        ...givenDays(12),
        abroad(),
      ]),
    ).toHaveLength(1);
  });
});
