export {
  consentFor,
  consentScopes,
  consentSets,
  features,
  permissionsFor,
  type ConsentSet,
  type ConsentSetId,
  type Feature,
} from './consent';
export {
  consentMode,
  permissionSets,
  type CheckDeclaration,
  type ConsentMode,
  type DatasetDeclaration,
  type PermissionSet,
} from './declaration';
export {
  evaluate,
  type Capabilities,
  type CapabilityInput,
  type PermissionCapability,
} from './evaluate';
export { renderPermissionsPage } from './page';
export { permissions, type Permission } from './permissions';
export { tellApart } from './tellApart';
export {
  standInFor,
  type CapabilityWarning,
  type StandIn,
  type WarningKind,
} from './warnings';
