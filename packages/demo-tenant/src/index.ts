export {
  readGetPermissions,
  readGraphTypes,
  violations,
  type GraphContract,
  type PathPermissions,
} from './contract/graphContract';
export type { Control, Fault, SeenRequest } from './control';
export type { GroundTruth } from './data/groundTruth';
export type { PlantedTravel } from './data/signIns';
export {
  demoPermissions,
  startDemoTenant,
  type DemoTenant,
  type DemoTenantOptions,
} from './startDemoTenant';
