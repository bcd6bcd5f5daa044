import type { AppRisksList, ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Link } from '@backstage/ui';
import { useMemo } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import type { AppRisk } from '../client/inventory';
import { Choice } from '../filter/Choice';
import { PagedTable } from '../pager/PagedTable';
import { PageAsk, usePages } from '../pager/usePages';
import { usePaths } from '../routing/paths';
import { EmptyPanel } from '../states/EmptyPanel';
import { appFile } from './appFile';
import styles from './Apps.module.css';
import { riskNames } from './appsAddress';
import { columnsOf } from './columns';

const keyOf = ({ entity }: AppRisksList['items'][number]) => entity;

/** Apps with open findings, the riskiest first. */
export function AppRisks({
  connection: { id, sync },
  risk,
  onRisk,
}: {
  connection: ConnectionReport;
  risk?: AppRisk;
  onRisk: (risk: AppRisk | undefined) => void;
}) {
  const { inventory } = useApi(entraApiRef);
  const paths = usePaths();
  const ask: PageAsk<AppRisksList> = (page, signal) =>
    inventory.appRisks({ connection: id, risk, ...page }, signal);
  const pages = usePages(JSON.stringify([id, sync.finishedAt, risk]), ask);
  const columns = useMemo(() => columnsOf(id, paths), [id, paths]);
  return (
    <Flex direction="column" gap="4" pt="4">
      <PagedTable
        name="Apps"
        pages={pages}
        columns={columns}
        keyOf={keyOf}
        file={{ what: 'apps', connection: id, ask, columns: appFile }}
        filters={
          <Flex
            role="search"
            aria-label="Filter apps"
            className={styles.filters}
          >
            <Choice
              label="Kind of risk"
              names={riskNames}
              value={risk}
              onChange={onRisk}
            />
          </Flex>
        }
        empty={
          risk ? (
            <EmptyPanel
              title={`No app has an open finding of this kind: ${riskNames[risk]}`}
              action={
                <Button variant="secondary" onPress={() => onRisk(undefined)}>
                  Show every kind
                </Button>
              }
            >
              What could not be judged is on the overview.
            </EmptyPanel>
          ) : (
            <EmptyPanel title="No app has an open finding">
              That is not the same as no problem:{' '}
              <Link href={paths.connections}>see what could not be read</Link>.
            </EmptyPanel>
          )
        }
      />
    </Flex>
  );
}
