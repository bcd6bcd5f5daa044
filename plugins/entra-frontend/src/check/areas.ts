import type { CheckFamily } from '@entra-posture/core';
import { areaTitles, checks, detections } from '@entra-posture/core';

/** Areas that some check looks at. The others have no findings because nobody looks, which an empty list would not say. */
export const judgedAreas: readonly CheckFamily[] = [
  ...new Set([...checks, ...detections].map(({ family }) => family)),
];

/** The area of a check, from its id. */
export function areaOf(check: string): string {
  return areaTitles[check.split('.')[0] as CheckFamily] ?? check;
}
