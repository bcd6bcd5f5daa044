import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The plugin's page. @public */
export const rootRouteRef = createRouteRef();
