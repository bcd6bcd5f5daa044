import { Content, Page } from '@backstage/core-components';
import { RouteRef, useRouteRef } from '@backstage/core-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiShieldUserLine } from '@remixicon/react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { AppsPage } from '../apps/AppsPage';
import { ChangesPage } from '../changes/ChangesPage';
import { ConditionalAccessPage } from '../conditionalAccess/ConditionalAccessPage';
import { ConnectionsPage } from '../connections/ConnectionsPage';
import { DevicesPage } from '../devices/DevicesPage';
import { FindingsPage } from '../findings/FindingsPage';
import { IdentitiesPage } from '../identities/IdentitiesPage';
import { OverviewPage } from '../overview/OverviewPage';
import { PrivilegedAccessPage } from '../privilegedAccess/PrivilegedAccessPage';
import { PageFrame } from '../routing/PageFrame';
import { SignInsPage } from '../signIns/SignInsPage';
import { useEntraTranslation } from '../translation';
import type { legacyMessages } from './messages';

type LegacyTab = keyof typeof legacyMessages.tab;

/** The old system gives a page no header and no tabs: it brings its own. */
export function LegacyPage({ routeRef }: { routeRef: RouteRef }) {
  const { t } = useEntraTranslation();
  const base = useRouteRef(routeRef)();
  const tab = (id: LegacyTab) => ({
    id,
    label: t(`legacy.tab.${id}`),
    href: `${base}/${id}`,
  });
  return (
    <PageFrame base={base}>
      <Page themeId="tool">
        {/* The page is a grid that knows the old header only: without a place this one pushes the content aside. */}
        <div style={{ gridArea: 'pageHeader' }}>
          <PluginHeader
            icon={<RiShieldUserLine />}
            title={t('legacy.title')}
            tabs={[
              tab('overview'),
              tab('findings'),
              tab('identities'),
              tab('privileged-access'),
              tab('conditional-access'),
              tab('apps'),
              tab('sign-ins'),
              tab('devices'),
              tab('changes'),
              tab('connections'),
            ]}
          />
        </div>
        <Content>
          <Routes>
            <Route path="overview" element={<OverviewPage />} />
            <Route path="findings" element={<FindingsPage />} />
            <Route path="identities/*" element={<IdentitiesPage />} />
            <Route
              path="privileged-access"
              element={<PrivilegedAccessPage />}
            />
            <Route
              path="conditional-access"
              element={<ConditionalAccessPage />}
            />
            <Route path="apps" element={<AppsPage />} />
            <Route path="sign-ins" element={<SignInsPage />} />
            <Route path="devices" element={<DevicesPage />} />
            <Route path="changes" element={<ChangesPage />} />
            <Route path="connections" element={<ConnectionsPage />} />
            <Route path="*" element={<Navigate to="overview" replace />} />
          </Routes>
        </Content>
      </Page>
    </PageFrame>
  );
}
