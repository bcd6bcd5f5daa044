import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { TenantPage } from '../connections/TenantPage';
import { useAddress } from '../routing/useAddress';
import { Placeholder } from '../states/Placeholder';
import { useEntraTranslation } from '../translation';
import { AppRisks } from './AppRisks';
import { addressNames, AppsView, readAppsAddress } from './appsAddress';
import { Expiries } from './Expiries';
import { Suggestions } from './Suggestions';

/** Apps that are a risk, when their secrets end, and what entities of the catalog they may be. */
export function AppsPage() {
  const { t } = useEntraTranslation();
  const [address, change] = useAddress(readAppsAddress, addressNames);
  const view = address.view ?? 'risks';
  return (
    <TenantPage
      chosen={address.connection}
      onChoose={connection => change({ connection })}
      skeleton={<Placeholder width="100%" height={360} />}
    >
      {connection => (
        <Tabs
          selectedKey={view}
          onSelectionChange={key => {
            if (key !== view) {
              change({ view: key === 'risks' ? undefined : (key as AppsView) });
            }
          }}
        >
          <TabList aria-label={t('apps.tabs.label')}>
            <Tab id="risks">{t('apps.tabs.risks')}</Tab>
            <Tab id="expiry">{t('apps.tabs.expiry')}</Tab>
            <Tab id="catalog">{t('apps.tabs.catalog')}</Tab>
          </TabList>
          <TabPanel id="risks">
            <AppRisks
              key={connection.id}
              connection={connection}
              risk={address.risk}
              onRisk={risk => change({ risk })}
            />
          </TabPanel>
          <TabPanel id="expiry">
            <Expiries key={connection.id} connection={connection} />
          </TabPanel>
          <TabPanel id="catalog">
            <Suggestions key={connection.id} connection={connection} />
          </TabPanel>
        </Tabs>
      )}
    </TenantPage>
  );
}
