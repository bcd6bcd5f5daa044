import { impossibleTravel, paris, saoPaulo } from '../../__testUtils__/travel';
import { translate } from '../../__testUtils__/translate';
import { travelOf, travelWords } from './travel';

const t = translate();

describe('the evidence of an impossible travel', () => {
  it('tells from where to where, in the order of time', () => {
    expect(travelOf(impossibleTravel([saoPaulo, paris]), t)).toMatchObject({
      from: {
        signIn: 'sign-in-2',
        place: 'Paris, FR',
        position: { latitude: 48.9, longitude: 2.4 },
      },
      to: { place: 'Sao Paulo, BR' },
      km: 9402,
    });
  });

  it('says how far, how long and how fast', () => {
    const travel = travelOf(impossibleTravel(), t)!;
    expect(travelWords(travel, t)).toBe(
      '9,402 km in 45 minutes – at least 12,269 km/h, allowing for how roughly addresses are placed.',
    );
    expect(travelWords({ ...travel, minutes: 61, kmh: undefined }, t)).toBe(
      '9,402 km in 1 hour 1 minute.',
    );
    expect(travelWords({ ...travel, minutes: 120, kmh: undefined }, t)).toBe(
      '9,402 km in 2 hours.',
    );
  });

  it('has no positions where they were not kept, and no city where none is known', () => {
    const { at } = paris;
    const travel = travelOf(
      impossibleTravel([{ at, city: '–', country: '–' }, saoPaulo]),
      t,
    );
    expect(travel!.from).toEqual({
      signIn: 'sign-in-1',
      at,
      place: 'Place not known',
      position: undefined,
    });
  });

  it('is none where sign-ins are kept back', () => {
    expect(travelOf(impossibleTravel([{}, {}]), t)).toBeUndefined();
  });
});
