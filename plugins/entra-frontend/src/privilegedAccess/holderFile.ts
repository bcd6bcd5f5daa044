import { PrivilegedAccessList, withheld } from '@entra-posture/core';
import type { FileColumns } from '../export/listFile';
import { isWithheld } from '../withheld/Withheld';

/** A holder of a role in a file: a line for each role, and for each way to it. */
export const holderFile: FileColumns<PrivilegedAccessList['items'][number]> = [
  ['entity', ({ entity }) => entity],
  ['label', ({ label }) => label],
  ['kind', ({ kind }) => kind],
  ['role', ({ role }) => role],
  ['roleLabel', ({ roleLabel }) => roleLabel],
  ['tier', ({ tier }) => tier],
  ['assignment', ({ assignment }) => assignment],
  ['permanent', ({ permanent }) => permanent],
  ['through', ({ through }) => through?.entity],
  ['throughLabel', ({ through }) => through?.label],
  ['enabled', ({ enabled }) => enabled],
  ['mfa', ({ mfa }) => mfa],
  [
    'lastActivityAt',
    ({ label, lastActivityAt }) =>
      lastActivityAt ?? (isWithheld(label) ? withheld : null),
  ],
  ['score', ({ score }) => score],
];
