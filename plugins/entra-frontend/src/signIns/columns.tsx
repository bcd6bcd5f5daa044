import type { FindingItem } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { areaOf } from '../check/areas';
import { StateChip } from '../findings/StateChip';
import { SeverityMark } from '../severity/SeverityMark';
import type { NamedColumn } from '../table/NamedTable';
import { When } from '../time/When';
import type { EntraTranslate } from '../translation';
import styles from './SignIns.module.css';

export function columnsOf(
  t: EntraTranslate,
): readonly NamedColumn<FindingItem>[] {
  return [
    {
      id: 'happened',
      label: t('signIns.column.happened'),
      width: 'narrow',
      cell: ({ happenedAt, firstSeen }) => (
        <When at={happenedAt ?? firstSeen} />
      ),
    },
    {
      id: 'severity',
      label: t('signIns.column.severity'),
      width: 'narrow',
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      id: 'title',
      label: t('signIns.column.detection'),
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
      label: t('signIns.column.seenIn'),
      width: 'narrow',
      cell: ({ check }) => areaOf(check),
    },
    {
      id: 'state',
      label: t('signIns.column.state'),
      width: 'middle',
      cell: ({ state, until }) => <StateChip state={state} until={until} />,
    },
  ];
}
