import type { FindingItem } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { StateChip } from '../findings/StateChip';
import { SeverityMark } from '../severity/SeverityMark';
import type { NamedColumn } from '../table/NamedTable';
import { When } from '../time/When';
import styles from './Devices.module.css';

export const columns: readonly NamedColumn<FindingItem>[] = [
  {
    id: 'severity',
    label: 'Severity',
    width: 'narrow',
    cell: ({ severity }) => <SeverityMark severity={severity} />,
  },
  {
    id: 'title',
    label: 'Finding',
    isRowHeader: true,
    cell: ({ title, statement }) => (
      <>
        <Text as="p" weight="bold" className={styles.line}>
          {title}
        </Text>
        <Text as="p" color="secondary" className={styles.line}>
          {statement}
        </Text>
      </>
    ),
  },
  {
    id: 'affected',
    label: 'Affected',
    width: 'tiny',
    isNumber: true,
    // A setting of the whole tenant touches nobody in particular, which a zero would belittle.
    cell: ({ affected }) => (affected ? affected.toLocaleString('en') : '–'),
  },
  {
    id: 'firstSeen',
    label: 'First seen',
    width: 'narrow',
    cell: ({ firstSeen }) => <When at={firstSeen} />,
  },
  {
    id: 'state',
    label: 'State',
    width: 'middle',
    cell: ({ state, until }) => <StateChip state={state} until={until} />,
  },
];
