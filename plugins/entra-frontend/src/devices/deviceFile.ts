import type { StaleAccountsList } from '@entra-posture/core';
import type { FileColumns } from '../export/listFile';

/** An unused device's line in a file. */
export const deviceFile: FileColumns<StaleAccountsList['items'][number]> = [
  ['entity', ({ entity }) => entity],
  ['label', ({ label }) => label],
  ['lastActivityAt', ({ lastActivityAt }) => lastActivityAt],
  ['createdAt', ({ createdAt }) => createdAt],
];
