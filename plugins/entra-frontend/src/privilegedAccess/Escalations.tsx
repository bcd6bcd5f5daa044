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
import { useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
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
        label: t('privilegedAccess.escalation.column.severity'),
        width: 'narrow',
        cell: ({ severity }) => <SeverityMark severity={severity} />,
      },
      {
        id: 'path',
        label: t('privilegedAccess.escalation.column.path'),
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
        label: t('privilegedAccess.escalation.column.firstSeen'),
        width: 'narrow',
        cell: ({ firstSeen }) => <When at={firstSeen} />,
      },
    ],
    [t, connection, findings],
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
        name={t('privilegedAccess.escalation.title')}
        pages={pages}
        columns={columns}
        keyOf={keyOf}
        onOpen={open}
        notices={false}
        empty={
          <EmptyPanel title={t('privilegedAccess.escalation.none')}>
            {t('privilegedAccess.escalation.notNone', {
              link: <Link href={connections}>{t('states.whatUnread')}</Link>,
            })}
          </EmptyPanel>
        }
      />
    </>
  );
}
