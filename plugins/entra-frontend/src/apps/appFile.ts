import type { AppRisksList } from '@entra-posture/core';
import type { FileColumns } from '../export/listFile';

/** An app's line in a file; unlike the row of the table, with all of its findings. */
export const appFile: FileColumns<AppRisksList['items'][number]> = [
  ['entity', ({ entity }) => entity],
  ['label', ({ label }) => label],
  ['enabled', ({ enabled }) => enabled],
  ['standing', ({ standing }) => standing],
  ['origin', ({ origin }) => origin],
  ['publisher', ({ publisher }) => publisher],
  ['score', ({ score }) => score],
  ['high', ({ high }) => high],
  ['open', ({ findings }) => findings.length],
  [
    'findings',
    ({ findings }) =>
      findings
        .map(
          ({ title, severity, finding }) =>
            `${title} (${severity}, ${finding})`,
        )
        .join('; '),
  ],
];
