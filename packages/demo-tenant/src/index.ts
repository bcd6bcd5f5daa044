export { createCertificate } from './certificate';
export {
  readGetPermissions,
  readGraphTypes,
  violations,
  type GraphContract,
  type PathPermissions,
} from './contract/graphContract';
export type { Control, SeenRequest } from './control';
export type { PlantedApps } from './data/appNavigation';
export type { PlantedAppSignIns } from './data/betaSignIns';
export type { GroundTruth } from './data/groundTruth';
export type { PlantedRules } from './data/inboxRules';
export type { PlantedTravel } from './data/signIns';
export { demoPermissions } from './demoPermissions';
export { disturb, unmarked } from './faults/disturb';
export { faultKinds, type Fault } from './faults/fault';
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
export { Changes, type Change } from './changes';
export type { Member } from './data/groups';
export type { Log, LogRecord } from './data/log';
export type { GraphObject, Source } from './data/shape';
export type { Graph } from './graph/answer';
export { createGraph, type GraphOptions } from './graph/createGraph';
export { serve, type GraphAnswer, type GraphRequest } from './graph/serve';
export { Throttle } from './graph/throttle';
