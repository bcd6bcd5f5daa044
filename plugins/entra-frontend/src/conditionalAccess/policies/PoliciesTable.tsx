import type { CaPolicyItem } from '@entra-posture/core';
import { useCallback } from 'react';
import { SeverityMark } from '../../severity/SeverityMark';
import { NamedColumn, NamedTable } from '../../table/NamedTable';
import { When } from '../../time/When';
import { controlText } from '../controlText';
import { TenantName } from '../TenantName';
import styles from './PoliciesTable.module.css';
import { PolicyState } from './PolicyState';

const columns: readonly NamedColumn<CaPolicyItem>[] = [
  {
    id: 'state',
    label: 'State',
    width: 'middle',
    cell: ({ state }) => <PolicyState state={state} />,
  },
  {
    id: 'policy',
    label: 'Policy',
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
    label: 'Asks for',
    width: 'middle',
    cell: ({ controls }) => controlText(controls) || '–',
  },
  {
    id: 'exclusions',
    label: 'Excludes',
    width: 'narrow',
    isNumber: true,
    cell: ({ exclusions }) => exclusions.toLocaleString('en'),
  },
  {
    id: 'findings',
    label: 'Findings',
    width: 'narrow',
    cell: ({ findings }) => <Findings findings={findings} />,
  },
  {
    id: 'modifiedAt',
    label: 'Changed',
    width: 'narrow',
    cell: ({ modifiedAt }) => (modifiedAt ? <When at={modifiedAt} /> : '–'),
  },
];

const order = ['critical', 'high', 'medium', 'low', 'info'];

function Findings({ findings }: Pick<CaPolicyItem, 'findings'>) {
  if (!findings.length) return <>–</>;
  const [worst] = [...findings].sort(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  );
  return (
    <>
      <SeverityMark severity={worst.severity} />
      {findings.length > 1 && (
        <p className={styles.reading}>{findings.length} findings</p>
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
  const open = useCallback(
    ({ policy }: CaPolicyItem) => onOpen(policy),
    [onOpen],
  );
  return (
    <NamedTable
      name="Policies"
      columns={columns}
      rows={items}
      keyOf={keyOf}
      pendingRows={8}
      isStale={isStale}
      onOpen={open}
    />
  );
}
