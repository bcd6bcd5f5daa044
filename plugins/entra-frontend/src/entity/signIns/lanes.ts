import type { PersonSignIn } from '@entra-posture/core';
import type { EntraTranslate } from '../../translation';
import { placeName } from './travel';

/** Sign-ins from one place. */
export interface Lane {
  place: string;
  signIns: PersonSignIn[];
}

const LANES = 6;

/** By place, that of the newest sign-in first; places that are too many for a picture share the last lane. */
export function lanesOf(
  newestFirst: readonly PersonSignIn[],
  t: EntraTranslate,
): Lane[] {
  const lanes = new Map<string, PersonSignIn[]>();
  for (const each of newestFirst) {
    const place = placeName(t, each.city, each.country);
    lanes.set(place, [...(lanes.get(place) ?? []), each]);
  }
  const all = [...lanes].map(([place, signIns]) => ({ place, signIns }));
  if (all.length <= LANES) return all;
  return [
    ...all.slice(0, LANES - 1),
    {
      place: t('entity.signIns.otherPlaces'),
      signIns: all.slice(LANES - 1).flatMap(({ signIns }) => signIns),
    },
  ];
}

/** Where on the line a moment is, in hundredths; the middle where there is only one. */
export function shareOf(at: string, from: string, to: string): number {
  const span = Date.parse(to) - Date.parse(from);
  return span > 0 ? ((Date.parse(at) - Date.parse(from)) / span) * 100 : 50;
}
