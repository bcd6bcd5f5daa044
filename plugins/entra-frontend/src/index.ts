/**
 * Backstage frontend plugin of Entra posture.
 *
 * @packageDocumentation
 */
export { entraApiRef } from './client/entraApiRef';
export type { EntraApi, FindingsInput } from './client/EntraClient';
export { entraPlugin as default } from './plugin';
export { rootRouteRef } from './routing/routes';
export { entraTranslationRef } from './translation';
