import type { FindingItem } from '@entra-posture/core';
import { Checkbox, Text } from '@backstage/ui';
import { useCallback, useMemo } from 'react';
import { NamedColumn, NamedTable } from '../table/NamedTable';
import { Day } from '../time/Day';
import { When } from '../time/When';
import { areaOf } from '../check/areas';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import { findingColumns } from './findingColumns';
import { StateChip } from './StateChip';
import styles from './FindingsTable.module.css';

const columnsOf = (t: EntraTranslate): readonly NamedColumn<FindingItem>[] => {
  const { severity, title, affected, firstSeen } = findingColumns(t);
  return [
    severity,
    {
      ...title,
      cell: ({ title: name, statement }) => (
        <>
          <Text as="p" weight="bold" className={styles.title}>
            {name}
          </Text>
          <Text as="p" color="secondary" className={styles.statement}>
            {statement}
          </Text>
        </>
      ),
    },
    {
      id: 'area',
      label: t('findings.column.area'),
      width: 'middle',
      cell: ({ check }) => areaOf(t, check),
    },
    affected,
    firstSeen,
    {
      id: 'lastSeen',
      label: t('findings.column.lastSeen'),
      width: 'narrow',
      cell: ({ lastSeen }) => <When at={lastSeen} />,
    },
    {
      id: 'state',
      label: t('findings.column.state'),
      width: 'middle',
      cell: ({ state, until, owner }) => (
        <>
          <StateChip state={state} />
          {until && (
            <Text as="p" variant="body-small" className={styles.beneath}>
              {t('findings.column.until', { day: <Day at={until} /> })}
            </Text>
          )}
          {owner && (
            <Text
              as="p"
              variant="body-small"
              color="secondary"
              className={styles.beneath}
            >
              <bdi>{owner}</bdi>
            </Text>
          )}
        </>
      ),
    },
  ];
};

/** Which rows something is to be decided about. */
export interface Selection {
  has: (finding: string) => boolean;
  toggle: (finding: string) => void;
}

function selectColumn(
  selection: Selection,
  t: EntraTranslate,
): NamedColumn<FindingItem> {
  return {
    id: 'select',
    label: t('findings.column.select'),
    width: 'mark',
    cell: ({ finding, title }) => (
      <Checkbox
        aria-label={t('findings.column.selectOne', { title })}
        isSelected={selection.has(finding)}
        onChange={() => selection.toggle(finding)}
      />
    ),
  };
}

const keyOf = ({ finding }: FindingItem) => finding;

/** One page of findings; there is never more than a page in the document, however many there are. */
export function FindingsTable({
  items,
  isStale,
  selection,
  onOpen,
}: {
  /** Absent while nothing is there yet. */
  items?: FindingItem[];
  isStale: boolean;
  /** Absent where nothing can be decided about them. */
  selection?: Selection;
  onOpen: (finding: string) => void;
}) {
  const { t } = useEntraTranslation();
  const shown = useMemo(
    () => [...(selection ? [selectColumn(selection, t)] : []), ...columnsOf(t)],
    [selection, t],
  );
  const open = useCallback(
    ({ finding }: FindingItem) => onOpen(finding),
    [onOpen],
  );
  return (
    <NamedTable
      name={t('findings.list')}
      columns={shown}
      rows={items}
      keyOf={keyOf}
      pendingRows={8}
      isStale={isStale}
      onOpen={open}
    />
  );
}
