/**
 * The Backstage backend plugin of Entra posture.
 *
 * @packageDocumentation
 */
export {
  entraConnectionSyncPermission,
  entraPermissions,
  entraPersonalDataReadPermission,
  entraPostureReadPermission,
} from './access/permissions';
export {
  entraChecksExtensionPoint,
  type EntraChecksExtensionPoint,
} from './checks/extensionPoint';
export { entraPlugin as default } from './plugin';
