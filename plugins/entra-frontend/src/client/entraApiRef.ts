import { createApiRef } from '@backstage/frontend-plugin-api';
import type { EntraApi } from './EntraClient';

/** The pages' way to the backend plugin; replace it in tests or to reach another backend. @public */
export const entraApiRef = createApiRef<EntraApi>().with({
  id: 'plugin.entra.client',
  pluginId: 'entra',
});
