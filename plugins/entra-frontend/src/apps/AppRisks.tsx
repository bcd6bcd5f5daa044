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
import { useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
  const { inventory } = useApi(entraApiRef);
  const paths = usePaths();
  const ask: PageAsk<AppRisksList> = (page, signal) =>
    inventory.appRisks({ connection: id, risk, ...page }, signal);
  const pages = usePages(JSON.stringify([id, sync.finishedAt, risk]), ask);
  const columns = useMemo(() => columnsOf(t, id, paths), [t, id, paths]);
  return (
    <Flex direction="column" gap="4" pt="4">
      <PagedTable
        name={t('apps.risks.list')}
        pages={pages}
        columns={columns}
        keyOf={keyOf}
        file={{ what: 'apps', connection: id, ask, columns: appFile }}
        filters={
          <Flex
            role="search"
            aria-label={t('apps.risks.filter')}
            className={styles.filters}
          >
            <Choice
              label={t('apps.risks.kind')}
              names={riskNames(t)}
              value={risk}
              onChange={onRisk}
            />
          </Flex>
        }
        empty={
          risk ? (
            <EmptyPanel
              title={t('apps.risks.noneOfKind', {
                risk: t(`apps.risk.${risk}`),
              })}
              action={
                <Button variant="secondary" onPress={() => onRisk(undefined)}>
                  {t('apps.risks.everyKind')}
                </Button>
              }
            >
              {t('apps.risks.notJudged')}
            </EmptyPanel>
          ) : (
            <EmptyPanel title={t('apps.risks.none')}>
              {t('states.notNoProblem', {
                link: (
                  <Link href={paths.connections}>{t('states.whatUnread')}</Link>
                ),
              })}
            </EmptyPanel>
          )
        }
      />
    </Flex>
  );
}
