import { createApp } from '@backstage/frontend-defaults';
import { nav } from './Nav';

/** `app.packages: all` finds the plugins among this package's dependencies. */
export const app = createApp({ features: [nav] });
