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
import { createCardExtension } from '@backstage/plugin-home-react';
import {
  createSearchResultListItemExtension,
  SearchResultListItemExtensionProps,
} from '@backstage/plugin-search-react';
import { EntraClient } from './client/EntraClient';
import { entraApiRef } from './client/entraApiRef';
import { homeCardWords } from './home/homeCardWords';
import { isEntraResult } from './search/documents';
import type { EntraSearchResultListItemProps } from './search/EntraSearchResultListItem';
// All texts, once for all pages: each would else be loaded with a copy of its own.
import './translation';

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
export { entraTranslationRef } from './translation';

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

/** The tab of an entity: within `<EntityLayout.Route if={isEntraAvailable} path="/entra" title="Entra posture">`. @public */
export const EntityEntraContent = entraPlugin.provide(
  createComponentExtension({
    name: 'EntityEntraContent',
    component: {
      lazy: async () => {
        const { LegacyContent } = await import('./legacy/LegacyContent');
        return () => <LegacyContent routeRef={legacyRouteRef} />;
      },
    },
  }),
);

/** On the home page, within `<CustomHomepageGrid>` or by itself. @public */
export const HomePageEntraPosture = entraPlugin.provide(
  createCardExtension({
    name: 'EntraPosture',
    ...homeCardWords,
    components: async () => {
      const { LegacyHomeCard } = await import('./legacy/LegacyHomeCard');
      return { Content: () => <LegacyHomeCard routeRef={legacyRouteRef} /> };
    },
  }),
);

/** Findings and people among results of the portal's search, within `<SearchResult>`. @public */
export const EntraSearchResultListItem: (
  props: SearchResultListItemExtensionProps<EntraSearchResultListItemProps>,
) => JSX.Element | null = entraPlugin.provide(
  createSearchResultListItemExtension({
    name: 'EntraSearchResultListItem',
    predicate: isEntraResult,
    component: async () =>
      (await import('./search/EntraSearchResultListItem'))
        .EntraSearchResultListItem,
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
