import type { CaPolicyItem } from '@entra-posture/core';
import { useCallback, useMemo } from 'react';
import { SeverityMark } from '../../severity/SeverityMark';
import { NamedColumn, NamedTable } from '../../table/NamedTable';
import { When } from '../../time/When';
import { type EntraTranslate, useEntraTranslation } from '../../translation';
import { controlText } from '../controlText';
import { TenantName } from '../TenantName';
import styles from './PoliciesTable.module.css';
import { PolicyState } from './PolicyState';

function columnsOf(t: EntraTranslate): readonly NamedColumn<CaPolicyItem>[] {
  return [
    {
      id: 'state',
      label: t('conditionalAccess.policies.column.state'),
      width: 'middle',
      cell: ({ state }) => <PolicyState state={state} />,
    },
    {
      id: 'policy',
      label: t('conditionalAccess.policies.column.policy'),
      isRowHeader: true,
      cell: ({ label, reading }) => (
        <>
          <span className={styles.name}>
            <TenantName>{label}</TenantName>
          </span>
          <p className={styles.reading}>{reading}</p>
        </>
      ),
    },
    {
      id: 'controls',
      label: t('conditionalAccess.policies.column.controls'),
      width: 'middle',
      cell: ({ controls }) => controlText(controls) || '–',
    },
    {
      id: 'exclusions',
      label: t('conditionalAccess.policies.column.exclusions'),
      width: 'narrow',
      isNumber: true,
      cell: ({ exclusions }) => t('table.number', { value: exclusions }),
    },
    {
      id: 'findings',
      label: t('conditionalAccess.policies.column.findings'),
      width: 'narrow',
      cell: ({ findings }) => <Findings findings={findings} />,
    },
    {
      id: 'modifiedAt',
      label: t('conditionalAccess.policies.column.modified'),
      width: 'narrow',
      cell: ({ modifiedAt }) => (modifiedAt ? <When at={modifiedAt} /> : '–'),
    },
  ];
}

const order = ['critical', 'high', 'medium', 'low', 'info'];

function Findings({ findings }: Pick<CaPolicyItem, 'findings'>) {
  const { t } = useEntraTranslation();
  if (!findings.length) return <>–</>;
  const [worst] = [...findings].sort(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  );
  return (
    <>
      <SeverityMark severity={worst.severity} />
      {findings.length > 1 && (
        <p className={styles.reading}>
          {t('conditionalAccess.policies.findings', {
            findings: String(findings.length),
          })}
        </p>
      )}
    </>
  );
}

const keyOf = ({ policy }: CaPolicyItem) => policy;

/** One page of policies. */
export function PoliciesTable({
  items,
  isStale,
  onOpen,
}: {
  /** Absent while nothing is there yet. */
  items?: CaPolicyItem[];
  isStale: boolean;
  onOpen: (policy: string) => void;
}) {
  const { t } = useEntraTranslation();
  const columns = useMemo(() => columnsOf(t), [t]);
  const open = useCallback(
    ({ policy }: CaPolicyItem) => onOpen(policy),
    [onOpen],
  );
  return (
    <NamedTable
      name={t('conditionalAccess.policies.list')}
      columns={columns}
      rows={items}
      keyOf={keyOf}
      pendingRows={8}
      isStale={isStale}
      onOpen={open}
    />
  );
}
