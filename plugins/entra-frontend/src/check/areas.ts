import type { CheckFamily } from '@entra-posture/core';
import { checks, detections } from '@entra-posture/core';
import type { EntraTranslate } from '../translation';
import { checkMessages } from './messages';

/** Areas that some check looks at. The others have no findings because nobody looks, which an empty list would not say. */
export const judgedAreas: readonly CheckFamily[] = [
  ...new Set([...checks, ...detections].map(({ family }) => family)),
];

/** What an area is called, in the language of the page. */
export function areaTitle(t: EntraTranslate, area: CheckFamily): string {
  return t(`check.area.${area}`);
}

/** The area of a check, from its id; the id itself where it is of none that is known here. */
export function areaOf(t: EntraTranslate, check: string): string {
  const [family] = check.split('.');
  return Object.hasOwn(checkMessages.area, family)
    ? areaTitle(t, family as CheckFamily)
    : check;
}
