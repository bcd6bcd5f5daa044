import { checks, detections } from '@entra-posture/core';

const titles = new Map(
  [...checks, ...detections].map(({ id, title }) => [id, title]),
);

/** What people call a check; one that this version does not know keeps its id. */
export function checkTitle(id: string): string {
  return titles.get(id) ?? id;
}
