import type { ConnectionReport } from '@entra-posture/core';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Tab,
  TabList,
  TabPanel,
  Tabs,
} from '@backstage/ui';
import { useEntraTranslation } from '../translation';
import { DatasetsTable } from './DatasetsTable';
import { PermissionsTable } from './PermissionsTable';

/** Every permission and every dataset of a tenant; folded away where they would push other tenants off the page. */
export function ConnectionTables({
  connection: { title, permissions, datasets },
  isFolded,
}: {
  connection: ConnectionReport;
  isFolded: boolean;
}) {
  const { t } = useEntraTranslation();
  const tables = (
    <Tabs>
      <TabList>
        <Tab id="permissions">{t('connections.tables.permissions')}</Tab>
        <Tab id="datasets">{t('connections.tables.data')}</Tab>
      </TabList>
      <TabPanel id="permissions">
        <PermissionsTable
          title={title}
          permissions={permissions}
          datasets={datasets}
        />
      </TabPanel>
      <TabPanel id="datasets">
        <DatasetsTable title={title} datasets={datasets} />
      </TabPanel>
    </Tabs>
  );
  if (!isFolded) return tables;
  const granted = permissions.filter(each => each.granted).length;
  const complete = datasets.filter(({ state }) => state === 'complete').length;
  return (
    <Accordion>
      <AccordionTrigger
        title={t('connections.tables.of', { title })}
        subtitle={t('connections.tables.summary', {
          granted,
          complete,
          total: datasets.length,
        })}
      />
      <AccordionPanel>{tables}</AccordionPanel>
    </Accordion>
  );
}
