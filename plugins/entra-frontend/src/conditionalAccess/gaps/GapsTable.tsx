import type { CaGapItem } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { useCallback, useMemo } from 'react';
import { SeverityMark } from '../../severity/SeverityMark';
import { NamedColumn, NamedTable } from '../../table/NamedTable';
import { type EntraTranslate, useEntraTranslation } from '../../translation';
import { TenantName } from '../TenantName';
import styles from './GapsTable.module.css';

function columnsOf(t: EntraTranslate): readonly NamedColumn<CaGapItem>[] {
  return [
    {
      id: 'severity',
      label: t('conditionalAccess.gaps.list.column.severity'),
      width: 'narrow',
      cell: ({ severity, state }) => (
        <>
          <SeverityMark severity={severity} />
          {state === 'unknown' && (
            <p className={styles.doubt}>
              {t('conditionalAccess.gaps.maybeOpen')}
            </p>
          )}
        </>
      ),
    },
    {
      id: 'gap',
      label: t('conditionalAccess.gaps.list.column.gap'),
      isRowHeader: true,
      cell: gap => (
        <>
          <Text as="p" weight="bold" className={styles.line}>
            {gap.statement}
          </Text>
          {gap.passwordSuffices && (
            <p className={styles.line}>
              {t('conditionalAccess.gaps.list.passwordSuffices')}
            </p>
          )}
          <Cause gap={gap} />
        </>
      ),
    },
    {
      id: 'who',
      label: t('conditionalAccess.gaps.list.column.who'),
      width: 'middle',
      cell: ({ audience, requirement }) => (
        <>
          <p className={styles.line}>
            {t(`conditionalAccess.audience.${audience}`)}
          </p>
          <p className={styles.secondary}>
            {t(`conditionalAccess.requirement.${requirement}`)}
          </p>
        </>
      ),
    },
    {
      id: 'people',
      label: t('conditionalAccess.gaps.list.column.people'),
      width: 'tiny',
      isNumber: true,
      cell: ({ people }) => t('table.number', { value: people }),
    },
    {
      id: 'reach',
      label: t('conditionalAccess.gaps.list.column.reach'),
      width: 'middle',
      cell: ({ reach }) => t(`conditionalAccess.reach.${reach}`),
    },
  ];
}

function Cause({ gap: { causes } }: { gap: CaGapItem }) {
  const { t } = useEntraTranslation();
  if (!causes.length)
    return (
      <p className={styles.secondary}>{t('conditionalAccess.gaps.noCause')}</p>
    );
  const [{ label, because }, ...more] = causes;
  return (
    <div className={styles.secondary}>
      <TenantName>{label}</TenantName>
      <p className={styles.because}>
        {more.length > 0
          ? t('conditionalAccess.gaps.list.more', {
              because,
              count: more.length,
            })
          : because}
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
  const { t } = useEntraTranslation();
  const columns = useMemo(() => columnsOf(t), [t]);
  const open = useCallback(({ gap }: CaGapItem) => onOpen(gap), [onOpen]);
  return (
    <NamedTable
      name={t('conditionalAccess.gaps.list.title')}
      columns={columns}
      rows={items}
      keyOf={keyOf}
      isStale={isStale}
      onOpen={open}
    />
  );
}
