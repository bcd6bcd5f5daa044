import type { ChangeItem } from '@entra-posture/core';
import type { FileColumns } from '../export/listFile';

/** A change's line in a file: what was before and after stands in one value, property by property. */
export const changeFile: FileColumns<ChangeItem> = [
  ['change', ({ change }) => change],
  ['of', ({ of }) => of],
  ['title', ({ title }) => title],
  ['label', ({ label }) => label],
  [
    'entities',
    ({ entities }) =>
      entities
        .map(({ label, entity }) =>
          label === entity ? label : `${label} (${entity})`,
        )
        .join('; '),
  ],
  ['properties', ({ properties }) => properties.map(textOf).join('; ')],
  ['moreProperties', ({ moreProperties }) => moreProperties],
  ['notBefore', ({ notBefore }) => notBefore],
  ['seenAt', ({ seenAt }) => seenAt],
  ['who', ({ who }) => who?.by.entity],
  ['whoLabel', ({ who }) => who?.by.label],
  ['at', ({ who }) => who?.at],
  ['auditRecords', ({ auditRecords }) => auditRecords],
];

function textOf({
  name,
  before,
  after,
  added,
  removed,
}: ChangeItem['properties'][number]): string {
  if (!added && !removed)
    return `${name}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
  return `${name}: ${[
    ...(added ?? []).map(each => `+${each}`),
    ...(removed ?? []).map(each => `-${each}`),
  ].join(', ')}`;
}
