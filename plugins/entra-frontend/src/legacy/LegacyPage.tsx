import { Content, Page } from '@backstage/core-components';
import { RouteRef, useRouteRef } from '@backstage/core-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiShieldUserLine } from '@remixicon/react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { ConditionalAccessPage } from '../conditionalAccess/ConditionalAccessPage';
import { ConnectionsPage } from '../connections/ConnectionsPage';
import { FindingsPage } from '../findings/FindingsPage';
import { IdentitiesPage } from '../identities/IdentitiesPage';
import { OverviewPage } from '../overview/OverviewPage';
import { PrivilegedAccessPage } from '../privilegedAccess/PrivilegedAccessPage';
import { PathsProvider } from '../routing/paths';

/** The old system gives a page no header and no tabs: it brings its own. */
export function LegacyPage({ routeRef }: { routeRef: RouteRef }) {
  const base = useRouteRef(routeRef)();
  const tab = (id: string, label: string) => ({
    id,
    label,
    href: `${base}/${id}`,
  });
  return (
    <PathsProvider base={base}>
      <Page themeId="tool">
        <PluginHeader
          icon={<RiShieldUserLine />}
          title="Entra posture"
          tabs={[
            tab('overview', 'Overview'),
            tab('findings', 'Findings'),
            tab('identities', 'Identities'),
            tab('privileged-access', 'Privileged access'),
            tab('conditional-access', 'Conditional Access'),
            tab('connections', 'Connections'),
          ]}
        />
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
            <Route path="connections" element={<ConnectionsPage />} />
            <Route path="*" element={<Navigate to="overview" replace />} />
          </Routes>
        </Content>
      </Page>
    </PathsProvider>
  );
}
