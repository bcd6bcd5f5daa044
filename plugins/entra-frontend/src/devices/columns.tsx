import type { FindingItem } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { StateChip } from '../findings/StateChip';
import { SeverityMark } from '../severity/SeverityMark';
import type { NamedColumn } from '../table/NamedTable';
import { When } from '../time/When';
import type { EntraTranslate } from '../translation';
import styles from './Devices.module.css';

export function columnsOf(
  t: EntraTranslate,
): readonly NamedColumn<FindingItem>[] {
  return [
    {
      id: 'severity',
      label: t('devices.findings.column.severity'),
      width: 'narrow',
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      id: 'title',
      label: t('devices.findings.column.finding'),
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
      label: t('devices.findings.column.affected'),
      width: 'tiny',
      isNumber: true,
      // A setting of the whole tenant touches nobody in particular, which a zero would belittle.
      cell: ({ affected }) =>
        affected ? t('table.number', { value: affected }) : '–',
    },
    {
      id: 'firstSeen',
      label: t('devices.findings.column.firstSeen'),
      width: 'narrow',
      cell: ({ firstSeen }) => <When at={firstSeen} />,
    },
    {
      id: 'state',
      label: t('devices.findings.column.state'),
      width: 'middle',
      cell: ({ state, until }) => <StateChip state={state} until={until} />,
    },
  ];
}
