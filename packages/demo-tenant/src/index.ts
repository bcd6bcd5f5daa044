export { createCertificate } from './certificate';
export {
  readGetPermissions,
  readGraphTypes,
  violations,
  type GraphContract,
  type PathPermissions,
} from './contract/graphContract';
export type { Control, Fault, SeenRequest } from './control';
export type { PlantedApps } from './data/appNavigation';
export type { GroundTruth } from './data/groundTruth';
export type { PlantedRules } from './data/inboxRules';
export type { PlantedTravel } from './data/signIns';
export { demoPermissions } from './demoPermissions';
export { demoAccounts, type DemoAccount } from './login/accounts';
export type { FederatedCredential } from './login/AppRegistration';
export type { FailurePlace } from './login/FailureQueue';
export type { LoginControl } from './login/LoginControl';
export type {
  ManagedIdentity,
  ManagedIdentityHost,
} from './login/managedIdentity';
export {
  startDemoTenant,
  type DemoTenant,
  type DemoTenantOptions,
} from './startDemoTenant';
