import type { FindingExplanation } from '@entra-posture/core';
import type { EntraTranslate } from '../../translation';
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
export function travelOf(
  { finding: { finding }, facts, affected }: FindingExplanation,
  t: EntraTranslate,
): Travel | undefined {
  const [from, to] = affected
    .flatMap(({ kind, entity, facts: of }) =>
      kind === 'signIn' ? legOf(entity, of, t) : [],
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

function legOf(signIn: string, facts: Facts, t: EntraTranslate): Leg[] {
  const at = textOf(facts, 'at');
  if (!at || Number.isNaN(Date.parse(at))) return [];
  const latitude = numberOf(facts, 'latitude');
  const longitude = numberOf(facts, 'longitude');
  return [
    {
      signIn,
      at,
      place: placeName(t, textOf(facts, 'city'), textOf(facts, 'country')),
      position:
        latitude === undefined || longitude === undefined
          ? undefined
          : { latitude, longitude },
    },
  ];
}

/** How a place is called, here and on the time line. */
export function placeName(
  t: EntraTranslate,
  city?: string | null,
  country?: string | null,
): string {
  return (
    [city, country].filter(Boolean).join(', ') ||
    t('entity.signIns.placeUnknown')
  );
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
export function travelWords(
  { km, minutes, kmh }: Travel,
  t: EntraTranslate,
): string {
  const time = minutes === undefined ? undefined : lasting(minutes, t);
  const way = wayWords(km, time, t);
  return kmh === undefined
    ? t('entity.map.travel', { way })
    : t('entity.map.travelAtLeast', { way, kmh }).trim();
}

function wayWords(
  km: number | undefined,
  time: string | undefined,
  t: EntraTranslate,
): string {
  if (km === undefined) return time ? t('entity.map.in', { time }) : '';
  return time ? t('entity.map.kmIn', { km, time }) : t('entity.map.km', { km });
}

function lasting(minutes: number, t: EntraTranslate): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    hours > 0 && t('entity.map.hours', { count: hours }),
    (rest > 0 || !hours) && t('entity.map.minutes', { count: rest }),
  ]
    .filter(Boolean)
    .join(' ');
}
