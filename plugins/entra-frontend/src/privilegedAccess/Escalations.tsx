import type { FindingItem } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { entraApiRef } from '../client/entraApiRef';
import { PagedTable } from '../pager/PagedTable';
import { usePages } from '../pager/usePages';
import { findingPath } from '../routing/findingPath';
import { usePaths } from '../routing/paths';
import { SeverityMark } from '../severity/SeverityMark';
import { EmptyPanel } from '../states/EmptyPanel';
import type { NamedColumn } from '../table/NamedTable';
import { When } from '../time/When';
import { EscalationGraph } from './EscalationGraph';
import styles from './PrivilegedAccess.module.css';

const CHECK = 'priv.escalation-path';

const keyOf = ({ finding }: FindingItem) => finding;

/** Who holds no privileged role and could take one: each path is a finding with its evidence. */
export function Escalations({
  connection,
  finishedAt,
}: {
  connection: string;
  finishedAt?: string;
}) {
  const api = useApi(entraApiRef);
  const { findings, connections } = usePaths();
  const navigate = useNavigate();
  const pages = usePages(
    JSON.stringify([connection, finishedAt]),
    (page, signal) =>
      api.findings({ connection, check: CHECK, ...page }, signal),
  );
  const columns = useMemo<readonly NamedColumn<FindingItem>[]>(
    () => [
      {
        id: 'severity',
        label: 'Severity',
        width: 'narrow',
        cell: ({ severity }) => <SeverityMark severity={severity} />,
      },
      {
        id: 'path',
        label: 'Path',
        isRowHeader: true,
        cell: ({ finding, title, statement }) => (
          <>
            <Link href={findingPath(findings, connection, finding)}>
              {title}
            </Link>
            <Text as="p" color="secondary" className={styles.statement}>
              {statement}
            </Text>
          </>
        ),
      },
      {
        id: 'firstSeen',
        label: 'First seen',
        width: 'narrow',
        cell: ({ firstSeen }) => <When at={firstSeen} />,
      },
    ],
    [connection, findings],
  );
  const open = useCallback(
    ({ finding }: FindingItem) =>
      navigate(findingPath(findings, connection, finding)),
    [connection, findings, navigate],
  );
  const { value } = pages;
  return (
    <>
      {value && value.items.length > 0 && (
        <EscalationGraph
          connection={connection}
          listed={value.items}
          total={value.total}
        />
      )}
      <PagedTable
        name="Escalation paths"
        pages={pages}
        columns={columns}
        keyOf={keyOf}
        onOpen={open}
        notices={false}
        empty={
          <EmptyPanel title="No escalation path is known">
            That is not the same as none:{' '}
            <Link href={connections}>see what could not be read</Link>.
          </EmptyPanel>
        }
      />
    </>
  );
}
