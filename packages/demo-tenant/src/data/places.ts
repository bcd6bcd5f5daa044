export interface Place {
  city: string;
  state: string;
  country: string;
  latitude: number;
  longitude: number;
  /** First three octets of the addresses people have there; from the ranges kept for documentation and benchmarks. */
  network: string;
}

/** Where people of the tenant live and work. */
export const homes: readonly Place[] = [
  {
    city: 'Berlin',
    state: 'Berlin',
    country: 'DE',
    latitude: 52.52,
    longitude: 13.405,
    network: '198.18.1',
  },
  {
    city: 'Hamburg',
    state: 'Hamburg',
    country: 'DE',
    latitude: 53.551,
    longitude: 9.994,
    network: '198.18.2',
  },
  {
    city: 'Amsterdam',
    state: 'Noord-Holland',
    country: 'NL',
    latitude: 52.37,
    longitude: 4.895,
    network: '198.18.3',
  },
  {
    city: 'Paris',
    state: 'Ile-de-France',
    country: 'FR',
    latitude: 48.857,
    longitude: 2.352,
    network: '198.18.4',
  },
  {
    city: 'Vienna',
    state: 'Wien',
    country: 'AT',
    latitude: 48.208,
    longitude: 16.373,
    network: '198.18.5',
  },
];

/** Where nobody of the tenant usually is; the planted sign-ins come from here. */
export const farAway: readonly Place[] = [
  {
    city: 'Singapore',
    state: 'Singapore',
    country: 'SG',
    latitude: 1.352,
    longitude: 103.82,
    network: '198.19.1',
  },
  {
    city: 'Sao Paulo',
    state: 'Sao Paulo',
    country: 'BR',
    latitude: -23.551,
    longitude: -46.633,
    network: '198.19.2',
  },
  {
    city: 'Auckland',
    state: 'Auckland',
    country: 'NZ',
    latitude: -36.848,
    longitude: 174.763,
    network: '198.19.3',
  },
  {
    city: 'Seattle',
    state: 'Washington',
    country: 'US',
    latitude: 47.606,
    longitude: -122.332,
    network: '198.19.4',
  },
  {
    city: 'Nairobi',
    state: 'Nairobi',
    country: 'KE',
    latitude: -1.286,
    longitude: 36.817,
    network: '198.19.5',
  },
];

/** The organisation's own way out, used by many: a jump to it is no travel. */
export const sharedEgress: Place = {
  city: 'Dallas',
  state: 'Texas',
  country: 'US',
  latitude: 32.777,
  longitude: -96.797,
  network: '203.0.113',
};
