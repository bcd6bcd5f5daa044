import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { RiShieldUserLine } from '@remixicon/react';
import { EntraClient } from './client/EntraClient';
import { entraApiRef } from './client/entraApiRef';
import {
  apps,
  changes,
  conditionalAccess,
  connections,
  devices,
  findings,
  identities,
  overview,
  page,
  privilegedAccess,
  signIns,
} from './extensions/pages';
import {
  entityContent,
  entityFindings,
  homeCard,
  searchFindings,
  searchPeople,
  searchResult,
} from './extensions/places';
import { rootRouteRef } from './routing/routes';
// All texts, once for all pages: each would else be loaded with a copy of its own.
import './translation';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: entraApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new EntraClient(fetchApi),
    }),
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
