import type { FindingItem } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { SeverityMark } from '../severity/SeverityMark';
import type { NamedColumn } from '../table/NamedTable';
import { When } from '../time/When';
import type { EntraTranslate } from '../translation';
import { StateChip } from './StateChip';
import styles from './findingColumns.module.css';

type Column = NamedColumn<FindingItem>;

/** The columns that lists of findings have in common; each list takes those that it shows. */
export function findingColumns(t: EntraTranslate) {
  return {
    severity: {
      id: 'severity',
      label: t('findings.column.severity'),
      width: 'narrow',
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    title: {
      id: 'title',
      label: t('findings.column.title'),
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
    affected: {
      id: 'affected',
      label: t('findings.column.affected'),
      width: 'tiny',
      isNumber: true,
      // A setting of the whole tenant touches nobody in particular, which a zero would belittle.
      cell: ({ affected }) =>
        affected ? t('table.number', { value: affected }) : '–',
    },
    firstSeen: {
      id: 'firstSeen',
      label: t('findings.column.firstSeen'),
      width: 'narrow',
      cell: ({ firstSeen }) => <When at={firstSeen} />,
    },
    state: {
      id: 'state',
      label: t('findings.column.state'),
      width: 'middle',
      cell: ({ state, until }) => <StateChip state={state} until={until} />,
    },
  } satisfies Record<string, Column>;
}
