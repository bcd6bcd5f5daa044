import type { FindingExplanation } from '@entra-posture/core';
import { explanation } from './finding';
import { findingItem } from './summary';

const factsOf = (facts: Record<string, string>) =>
  Object.entries(facts).map(([name, value]) => ({ name, value }));

export const paris = {
  at: '2026-01-30T15:49:52.000Z',
  city: 'Paris',
  country: 'FR',
  network: '198.18.4.0/24',
  latitude: '48.9',
  longitude: '2.4',
};

export const saoPaulo = {
  at: '2026-01-30T16:34:52.000Z',
  city: 'Sao Paulo',
  country: 'BR',
  network: '198.19.2.0/24',
  latitude: '-23.5',
  longitude: '-46.6',
};

/** What `sig.impossible-travel` tells of two sign-ins. */
export function impossibleTravel(
  legs: readonly Record<string, string>[] = [paris, saoPaulo],
  finding = 'sig.impossible-travel~1',
): FindingExplanation {
  return explanation({
    finding: findingItem({ finding, check: 'sig.impossible-travel' }),
    facts: factsOf({
      distanceKm: '9402',
      minutes: '45',
      kilometresPerHour: '12269',
    }),
    affected: [
      { kind: 'user', entity: 'ada@contoso.example', label: 'Ada', facts: [] },
      ...legs.map((leg, index) => ({
        kind: 'signIn' as const,
        entity: `sign-in-${index + 1}`,
        label: `sign-in-${index + 1}`,
        facts: factsOf(leg),
      })),
    ],
  });
}
