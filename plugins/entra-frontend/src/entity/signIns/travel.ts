import type { FindingExplanation } from '@entra-posture/core';
import type { Position } from './greatCircle';

export const TRAVEL = 'sig.impossible-travel';

/** One of the two sign-ins. */
export interface Leg {
  signIn: string;
  at: string;
  /** City and country, as far as they are known. */
  place: string;
  /** Findings of before it was kept have none. */
  position?: Position;
}

/** What an impossible travel rests on. */
export interface Travel {
  finding: string;
  from: Leg;
  to: Leg;
  km?: number;
  minutes?: number;
  kmh?: number;
}

type Facts = FindingExplanation['facts'];

/** The evidence of `sig.impossible-travel`; undefined where it is kept back or is not whole. */
export function travelOf({
  finding: { finding },
  facts,
  affected,
}: FindingExplanation): Travel | undefined {
  const [from, to] = affected
    .flatMap(({ kind, entity, facts: of }) =>
      kind === 'signIn' ? legOf(entity, of) : [],
    )
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (!from || !to) return undefined;
  return {
    finding,
    from,
    to,
    km: numberOf(facts, 'distanceKm'),
    minutes: numberOf(facts, 'minutes'),
    kmh: numberOf(facts, 'kilometresPerHour'),
  };
}

function legOf(signIn: string, facts: Facts): Leg[] {
  const at = textOf(facts, 'at');
  if (!at || Number.isNaN(Date.parse(at))) return [];
  const latitude = numberOf(facts, 'latitude');
  const longitude = numberOf(facts, 'longitude');
  return [
    {
      signIn,
      at,
      place: placeName(textOf(facts, 'city'), textOf(facts, 'country')),
      position:
        latitude === undefined || longitude === undefined
          ? undefined
          : { latitude, longitude },
    },
  ];
}

/** How a place is called, here and on the time line. */
export function placeName(city?: string | null, country?: string | null) {
  return [city, country].filter(Boolean).join(', ') || 'Place not known';
}

/** What a fact says; evidence writes a dash where it knows nothing. */
function textOf(facts: Facts, name: string): string | undefined {
  const value = facts.find(each => each.name === name)?.value;
  return value === '–' ? undefined : value;
}

function numberOf(facts: Facts, name: string): number | undefined {
  const text = textOf(facts, name);
  const value = Number(text);
  return text === undefined || Number.isNaN(value) ? undefined : value;
}

/** "9,402 km in 45 minutes": what the evidence says of it. */
export function travelWords({ km, minutes, kmh }: Travel): string {
  const count = (value: number, unit: string) =>
    `${value.toLocaleString('en')} ${unit}`;
  const way = [
    km !== undefined && count(km, 'km'),
    minutes !== undefined && `in ${lasting(minutes)}`,
  ].filter(Boolean);
  if (kmh !== undefined)
    way.push(
      `– at least ${count(kmh, 'km/h')}, allowing for how roughly addresses are placed`,
    );
  return `${way.join(' ')}.`;
}

function lasting(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const spelt = (count: number, unit: string) =>
    `${count} ${unit}${count === 1 ? '' : 's'}`;
  return [
    hours > 0 && spelt(hours, 'hour'),
    (rest > 0 || !hours) && spelt(rest, 'minute'),
  ]
    .filter(Boolean)
    .join(' ');
}
