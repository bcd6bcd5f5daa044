/**
 * The same pages for apps on the old frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  createRouteRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { EntraClient } from './client/EntraClient';
import { entraApiRef } from './client/entraApiRef';

const legacyRouteRef = createRouteRef({ id: 'entra' });

/** The plugin for an app on the old frontend system. @public */
export const entraPlugin = createPlugin({
  id: 'entra',
  routes: { root: legacyRouteRef },
  apis: [
    createApiFactory({
      api: entraApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new EntraClient(fetchApi),
    }),
  ],
});

export { isEntraAvailable } from './catalog/annotated';

/** On the page of an entity, within `<EntitySwitch.Case if={isEntraAvailable}>`. @public */
export const EntityEntraFindingsCard = entraPlugin.provide(
  createComponentExtension({
    name: 'EntityEntraFindingsCard',
    component: {
      lazy: async () => {
        const { LegacyFindingsCard } =
          await import('./legacy/LegacyFindingsCard');
        return () => <LegacyFindingsCard routeRef={legacyRouteRef} />;
      },
    },
  }),
);

/** Mount it as `<Route path="/entra" element={<EntraPage />} />`. @public */
export const EntraPage = entraPlugin.provide(
  createRoutableExtension({
    name: 'EntraPage',
    mountPoint: legacyRouteRef,
    component: async () => {
      const { LegacyPage } = await import('./legacy/LegacyPage');
      return () => <LegacyPage routeRef={legacyRouteRef} />;
    },
  }),
);
