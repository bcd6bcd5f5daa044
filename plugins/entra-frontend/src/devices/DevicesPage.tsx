import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { TenantPage } from '../connections/TenantPage';
import { useAddress } from '../routing/useAddress';
import { Placeholder } from '../states/Placeholder';
import { useEntraTranslation } from '../translation';
import {
  addressNames,
  DevicesView,
  readDevicesAddress,
} from './devicesAddress';
import { DeviceFindings } from './DeviceFindings';
import { UnusedDevices } from './UnusedDevices';

/** Devices, and what leaves the tenant by sharing and by mail. */
export function DevicesPage() {
  const { t } = useEntraTranslation();
  const [address, change] = useAddress(readDevicesAddress, addressNames);
  const view = address.view ?? 'findings';
  return (
    <TenantPage
      chosen={address.connection}
      onChoose={connection => change({ connection, finding: undefined })}
      skeleton={<Placeholder width="100%" height={360} />}
    >
      {connection => (
        <Tabs
          selectedKey={view}
          onSelectionChange={key => {
            if (key !== view) {
              change({
                view: key === 'findings' ? undefined : (key as DevicesView),
              });
            }
          }}
        >
          <TabList aria-label={t('devices.tabs.label')}>
            <Tab id="findings">{t('devices.tabs.findings')}</Tab>
            <Tab id="unused">{t('devices.tabs.unused')}</Tab>
          </TabList>
          <TabPanel id="findings">
            <DeviceFindings
              key={connection.id}
              connection={connection}
              address={address}
              onChange={change}
            />
          </TabPanel>
          <TabPanel id="unused">
            <UnusedDevices
              key={connection.id}
              connection={connection}
              days={address.days}
              onDays={days => change({ days })}
            />
          </TabPanel>
        </Tabs>
      )}
    </TenantPage>
  );
}
