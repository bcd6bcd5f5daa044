export type { CheckDeclaration, DatasetDeclaration } from './declaration';
export {
  evaluate,
  type Capabilities,
  type CapabilityInput,
  type CapabilityWarning,
  type PermissionCapability,
} from './evaluate';
export { renderPermissionsPage } from './page';
export { permissions, type Permission } from './permissions';
