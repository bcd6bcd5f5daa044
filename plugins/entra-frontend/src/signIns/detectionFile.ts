import type { FindingItem } from '@entra-posture/core';
import type { FileColumns } from '../export/listFile';

/** A detection's line in a file; what findings are called there, they are called here. */
export const detectionFile: FileColumns<FindingItem> = [
  ['finding', ({ finding }) => finding],
  ['happened', ({ happenedAt }) => happenedAt],
  ['check', ({ check }) => check],
  ['title', ({ title }) => title],
  ['severity', ({ severity }) => severity],
  ['state', ({ state }) => state],
  ['statement', ({ statement }) => statement],
  ['affected', ({ affected }) => affected],
  ['firstSeen', ({ firstSeen }) => firstSeen],
  ['lastSeen', ({ lastSeen }) => lastSeen],
  ['partOf', ({ partOf }) => partOf],
  ['owner', ({ owner }) => owner],
  ['until', ({ until }) => until],
];
