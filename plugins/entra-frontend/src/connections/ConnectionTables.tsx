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
  const tables = (
    <Tabs>
      <TabList>
        <Tab id="permissions">Permissions</Tab>
        <Tab id="datasets">Data</Tab>
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
        title={`Permissions and data of ${title}`}
        subtitle={`${granted} permissions granted, ${complete} of ${datasets.length} datasets complete`}
      />
      <AccordionPanel>{tables}</AccordionPanel>
    </Accordion>
  );
}
