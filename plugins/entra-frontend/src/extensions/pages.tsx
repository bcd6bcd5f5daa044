import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiShieldUserLine } from '@remixicon/react';
import { rootRouteRef } from '../routing/routes';
import { Page } from './Page';

/** The row of tabs scrolls; in a narrow window a name of several words would break into more lines than it shows. */
const inOneLine = (title: string) => title.replaceAll(' ', '\u00a0');

export const page = PageBlueprint.make({
  params: {
    path: '/entra',
    title: 'Entra posture',
    icon: <RiShieldUserLine />,
    routeRef: rootRouteRef,
  },
});

export const overview = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: async () => {
      const { OverviewPage } = await import('../overview/OverviewPage');
      return (
        <Page>
          <OverviewPage />
        </Page>
      );
    },
  },
});

export const findings = SubPageBlueprint.make({
  name: 'findings',
  params: {
    path: 'findings',
    title: 'Findings',
    loader: async () => {
      const { FindingsPage } = await import('../findings/FindingsPage');
      return (
        <Page>
          <FindingsPage />
        </Page>
      );
    },
  },
});

export const identities = SubPageBlueprint.make({
  name: 'identities',
  params: {
    path: 'identities',
    title: 'Identities',
    loader: async () => {
      const { IdentitiesPage } = await import('../identities/IdentitiesPage');
      return (
        <Page>
          <IdentitiesPage />
        </Page>
      );
    },
  },
});

export const privilegedAccess = SubPageBlueprint.make({
  name: 'privileged-access',
  params: {
    path: 'privileged-access',
    title: inOneLine('Privileged access'),
    loader: async () => {
      const { PrivilegedAccessPage } =
        await import('../privilegedAccess/PrivilegedAccessPage');
      return (
        <Page>
          <PrivilegedAccessPage />
        </Page>
      );
    },
  },
});

export const conditionalAccess = SubPageBlueprint.make({
  name: 'conditional-access',
  params: {
    path: 'conditional-access',
    title: inOneLine('Conditional Access'),
    loader: async () => {
      const { ConditionalAccessPage } =
        await import('../conditionalAccess/ConditionalAccessPage');
      return (
        <Page>
          <ConditionalAccessPage />
        </Page>
      );
    },
  },
});

export const apps = SubPageBlueprint.make({
  name: 'apps',
  params: {
    path: 'apps',
    title: 'Apps',
    loader: async () => {
      const { AppsPage } = await import('../apps/AppsPage');
      return (
        <Page>
          <AppsPage />
        </Page>
      );
    },
  },
});

export const signIns = SubPageBlueprint.make({
  name: 'sign-ins',
  params: {
    path: 'sign-ins',
    title: 'Sign-ins',
    loader: async () => {
      const { SignInsPage } = await import('../signIns/SignInsPage');
      return (
        <Page>
          <SignInsPage />
        </Page>
      );
    },
  },
});

export const devices = SubPageBlueprint.make({
  name: 'devices',
  params: {
    path: 'devices',
    title: inOneLine('Devices & sharing'),
    loader: async () => {
      const { DevicesPage } = await import('../devices/DevicesPage');
      return (
        <Page>
          <DevicesPage />
        </Page>
      );
    },
  },
});

export const changes = SubPageBlueprint.make({
  name: 'changes',
  params: {
    path: 'changes',
    title: 'Changes',
    loader: async () => {
      const { ChangesPage } = await import('../changes/ChangesPage');
      return (
        <Page>
          <ChangesPage />
        </Page>
      );
    },
  },
});

export const connections = SubPageBlueprint.make({
  name: 'connections',
  params: {
    path: 'connections',
    title: 'Connections',
    loader: async () => {
      const { ConnectionsPage } =
        await import('../connections/ConnectionsPage');
      return (
        <Page>
          <ConnectionsPage />
        </Page>
      );
    },
  },
});
