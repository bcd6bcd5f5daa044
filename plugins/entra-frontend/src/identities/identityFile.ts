import { IdentityItem, withheld } from '@entra-posture/core';
import type { FileColumns } from '../export/listFile';
import { isWithheld } from '../withheld/Withheld';

/** An identity's line in a file. */
export const identityFile: FileColumns<IdentityItem> = [
  ['entity', ({ entity }) => entity],
  ['label', ({ label }) => label],
  ['kind', ({ identity }) => identity],
  ['enabled', ({ enabled }) => enabled],
  ['standing', ({ standing }) => standing],
  ['mfa', ({ mfa }) => mfa],
  [
    'methods',
    // Empty would say that there are none.
    ({ label, mfa, methods }) =>
      isWithheld(label) && mfa ? withheld : methods.join('; '),
  ],
  [
    'lastActivityAt',
    ({ label, activityKnown, lastActivityAt }) =>
      isWithheld(label) && activityKnown
        ? (lastActivityAt ?? withheld)
        : lastActivityAt,
  ],
  ['activityKnown', ({ activityKnown }) => activityKnown],
  ['licences', ({ kind, licences }) => (kind === 'user' ? licences : null)],
  ['score', ({ score }) => score],
  ['high', ({ high }) => high],
  ['open', ({ open }) => open],
];
