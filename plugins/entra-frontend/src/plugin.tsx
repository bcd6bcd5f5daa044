import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiGroupLine, RiShieldUserLine } from '@remixicon/react';
import type { PropsWithChildren } from 'react';
import { annotated } from './catalog/annotated';
import { EntraClient } from './client/EntraClient';
import { entraApiRef } from './client/entraApiRef';
import { homeCardWords } from './home/homeCardWords';
import { PageFrame } from './routing/PageFrame';
import { rootRouteRef } from './routing/routes';
import { documentTypes, isEntraResult } from './search/documents';

function Page({ children }: PropsWithChildren<{}>) {
  const path = useRouteRef(rootRouteRef);
  return <PageFrame base={path?.() ?? '/entra'}>{children}</PageFrame>;
}

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: entraApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new EntraClient(fetchApi),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/entra',
    title: 'Entra posture',
    icon: <RiShieldUserLine />,
    routeRef: rootRouteRef,
  },
});

const overview = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: async () => {
      const { OverviewPage } = await import('./overview/OverviewPage');
      return (
        <Page>
          <OverviewPage />
        </Page>
      );
    },
  },
});

const findings = SubPageBlueprint.make({
  name: 'findings',
  params: {
    path: 'findings',
    title: 'Findings',
    loader: async () => {
      const { FindingsPage } = await import('./findings/FindingsPage');
      return (
        <Page>
          <FindingsPage />
        </Page>
      );
    },
  },
});

const identities = SubPageBlueprint.make({
  name: 'identities',
  params: {
    path: 'identities',
    title: 'Identities',
    loader: async () => {
      const { IdentitiesPage } = await import('./identities/IdentitiesPage');
      return (
        <Page>
          <IdentitiesPage />
        </Page>
      );
    },
  },
});

const privilegedAccess = SubPageBlueprint.make({
  name: 'privileged-access',
  params: {
    path: 'privileged-access',
    title: 'Privileged access',
    loader: async () => {
      const { PrivilegedAccessPage } =
        await import('./privilegedAccess/PrivilegedAccessPage');
      return (
        <Page>
          <PrivilegedAccessPage />
        </Page>
      );
    },
  },
});

const conditionalAccess = SubPageBlueprint.make({
  name: 'conditional-access',
  params: {
    path: 'conditional-access',
    title: 'Conditional Access',
    loader: async () => {
      const { ConditionalAccessPage } =
        await import('./conditionalAccess/ConditionalAccessPage');
      return (
        <Page>
          <ConditionalAccessPage />
        </Page>
      );
    },
  },
});

const apps = SubPageBlueprint.make({
  name: 'apps',
  params: {
    path: 'apps',
    title: 'Apps',
    loader: async () => {
      const { AppsPage } = await import('./apps/AppsPage');
      return (
        <Page>
          <AppsPage />
        </Page>
      );
    },
  },
});

const signIns = SubPageBlueprint.make({
  name: 'sign-ins',
  params: {
    path: 'sign-ins',
    title: 'Sign-ins',
    loader: async () => {
      const { SignInsPage } = await import('./signIns/SignInsPage');
      return (
        <Page>
          <SignInsPage />
        </Page>
      );
    },
  },
});

const devices = SubPageBlueprint.make({
  name: 'devices',
  params: {
    path: 'devices',
    title: 'Devices & sharing',
    loader: async () => {
      const { DevicesPage } = await import('./devices/DevicesPage');
      return (
        <Page>
          <DevicesPage />
        </Page>
      );
    },
  },
});

const changes = SubPageBlueprint.make({
  name: 'changes',
  params: {
    path: 'changes',
    title: 'Changes',
    loader: async () => {
      const { ChangesPage } = await import('./changes/ChangesPage');
      return (
        <Page>
          <ChangesPage />
        </Page>
      );
    },
  },
});

const connections = SubPageBlueprint.make({
  name: 'connections',
  params: {
    path: 'connections',
    title: 'Connections',
    loader: async () => {
      const { ConnectionsPage } = await import('./connections/ConnectionsPage');
      return (
        <Page>
          <ConnectionsPage />
        </Page>
      );
    },
  },
});

const entityFindings = EntityCardBlueprint.make({
  name: 'findings',
  params: {
    filter: annotated,
    loader: async () => {
      const { EntityFindingsCard } =
        await import('./catalog/EntityFindingsCard');
      return (
        <Page>
          <EntityFindingsCard />
        </Page>
      );
    },
  },
});

const entityContent = EntityContentBlueprint.make({
  name: 'findings',
  params: {
    path: '/entra',
    title: 'Entra posture',
    filter: annotated,
    loader: async () => {
      const { EntityFindingsContent } =
        await import('./catalog/EntityFindingsContent');
      return (
        <Page>
          <EntityFindingsContent />
        </Page>
      );
    },
  },
});

const homeCard = HomePageWidgetBlueprint.make({
  name: 'posture',
  params: {
    name: 'EntraPosture',
    ...homeCardWords,
    components: async () => {
      const { HomeCard } = await import('./home/HomeCard');
      return {
        Content: () => (
          <Page>
            <HomeCard />
          </Page>
        ),
      };
    },
  },
});

const searchResult = SearchResultListItemBlueprint.make({
  params: {
    predicate: isEntraResult,
    icon: <RiShieldUserLine />,
    component: async () => {
      const { EntraSearchResultListItem } =
        await import('./search/EntraSearchResultListItem');
      return EntraSearchResultListItem;
    },
  },
});

const searchFindings = SearchFilterResultTypeBlueprint.make({
  name: 'findings',
  params: {
    value: documentTypes.findings,
    name: 'Entra findings',
    icon: <RiShieldUserLine />,
  },
});

const searchPeople = SearchFilterResultTypeBlueprint.make({
  name: 'people',
  params: {
    value: documentTypes.people,
    name: 'People in Entra ID',
    icon: <RiGroupLine />,
  },
});

/** The pages of Entra posture for the new frontend system. @public */
export const entraPlugin = createFrontendPlugin({
  pluginId: 'entra',
  title: 'Entra posture',
  icon: <RiShieldUserLine />,
  routes: { root: rootRouteRef },
  extensions: [
    api,
    page,
    overview,
    findings,
    identities,
    privilegedAccess,
    conditionalAccess,
    apps,
    signIns,
    devices,
    changes,
    connections,
    entityFindings,
    entityContent,
    homeCard,
    searchResult,
    searchFindings,
    searchPeople,
  ],
});
