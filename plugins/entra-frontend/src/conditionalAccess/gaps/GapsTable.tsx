import type { CaGapItem } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { useCallback } from 'react';
import { SeverityMark } from '../../severity/SeverityMark';
import { NamedColumn, NamedTable } from '../../table/NamedTable';
import { audienceNames } from '../audiences';
import { reachNames } from '../reaches';
import { requirementNames } from '../requirements';
import { TenantName } from '../TenantName';
import styles from './GapsTable.module.css';

const columns: readonly NamedColumn<CaGapItem>[] = [
  {
    id: 'severity',
    label: 'Severity',
    width: 'narrow',
    cell: ({ severity, state }) => (
      <>
        <SeverityMark severity={severity} />
        {state === 'unknown' && <p className={styles.doubt}>? May be open</p>}
      </>
    ),
  },
  {
    id: 'gap',
    label: 'Gap',
    isRowHeader: true,
    cell: gap => (
      <>
        <Text as="p" weight="bold" className={styles.line}>
          {gap.statement}
        </Text>
        {gap.passwordSuffices && (
          <p className={styles.line}>A password alone suffices.</p>
        )}
        <Cause gap={gap} />
      </>
    ),
  },
  {
    id: 'who',
    label: 'Who',
    width: 'middle',
    cell: ({ audience, requirement }) => (
      <>
        <p className={styles.line}>{audienceNames[audience]}</p>
        <p className={styles.secondary}>{requirementNames[requirement]}</p>
      </>
    ),
  },
  {
    id: 'people',
    label: 'People',
    width: 'tiny',
    isNumber: true,
    cell: ({ people }) => people.toLocaleString('en'),
  },
  {
    id: 'reach',
    label: 'Open to',
    width: 'middle',
    cell: ({ reach }) => reachNames[reach],
  },
];

function Cause({ gap: { causes } }: { gap: CaGapItem }) {
  if (!causes.length)
    return (
      <p className={styles.secondary}>No policy comes close to closing it.</p>
    );
  const [{ label, because }, ...more] = causes;
  return (
    <div className={styles.secondary}>
      <TenantName>{label}</TenantName>
      <p className={styles.because}>
        {because}
        {more.length > 0 &&
          `; ${more.length} more ${more.length === 1 ? 'policy comes' : 'policies come'} near`}
      </p>
    </div>
  );
}

const keyOf = ({ gap }: CaGapItem) => gap;

/** One page of gaps, the worst first. */
export function GapsTable({
  items,
  isStale,
  onOpen,
}: {
  /** Absent while nothing is there yet. */
  items?: CaGapItem[];
  isStale: boolean;
  onOpen: (gap: string) => void;
}) {
  const open = useCallback(({ gap }: CaGapItem) => onOpen(gap), [onOpen]);
  return (
    <NamedTable
      name="Gaps"
      columns={columns}
      rows={items}
      keyOf={keyOf}
      isStale={isStale}
      onOpen={open}
    />
  );
}
