import type { FindingItem } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { areaOf } from '../check/areas';
import { StateChip } from '../findings/StateChip';
import { SeverityMark } from '../severity/SeverityMark';
import type { NamedColumn } from '../table/NamedTable';
import { When } from '../time/When';
import styles from './SignIns.module.css';

export const columns: readonly NamedColumn<FindingItem>[] = [
  {
    id: 'happened',
    label: 'Happened',
    width: 'narrow',
    cell: ({ happenedAt, firstSeen }) => <When at={happenedAt ?? firstSeen} />,
  },
  {
    id: 'severity',
    label: 'Severity',
    width: 'narrow',
    cell: ({ severity }) => <SeverityMark severity={severity} />,
  },
  {
    id: 'title',
    label: 'Detection',
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
    id: 'area',
    label: 'Seen in',
    width: 'narrow',
    cell: ({ check }) => areaOf(check),
  },
  {
    id: 'state',
    label: 'State',
    width: 'middle',
    cell: ({ state, until }) => <StateChip state={state} until={until} />,
  },
];
