/**
 * The isomorphic half of Entra posture: types, the capability map, checks' texts, questions and their schemas. What needs
 * Node (Graph, the store, the sync) is behind `@entra-posture/core/node`.
 *
 * @packageDocumentation
 */
export * from './model';
export {
  evaluate,
  permissions,
  renderPermissionsPage,
  type Capabilities,
  type CapabilityWarning,
  type PermissionCapability,
} from './capability';
export { checks, renderCheckPage, runCheck, type CheckSource } from './checks';
export { dataset, datasets, GraphShapeError, type Dataset } from './datasets';
export { detectors } from './detectors';
export * from './questions';
export { identityRisk, tenantScore } from './score';
