import { createApp } from '@backstage/frontend-defaults';

/** A stock portal: `app.packages: all` finds the plugins among this package's dependencies. */
export const app = createApp();
