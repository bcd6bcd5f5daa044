/**
 * The isomorphic half of Entra posture: types, the capability map, checks' texts, questions and their schemas. What needs
 * Node (Graph, the store, the sync) is behind `@entra-posture/core/node`.
 *
 * @packageDocumentation
 */
export * from './model';
export {
  consentFor,
  consentMode,
  consentScopes,
  consentSets,
  evaluate,
  features,
  permissionSets,
  permissions,
  permissionsFor,
  renderPermissionsPage,
  tellApart,
  type Capabilities,
  type CapabilityWarning,
  type ConsentMode,
  type ConsentSet,
  type ConsentSetId,
  type DatasetDeclaration,
  type Feature,
  type PermissionCapability,
  type StandIn,
  type WarningKind,
} from './capability';
export {
  builtInCatalogue,
  CatalogueError,
  createCatalogue,
  type Catalogue,
} from './catalogue';
export { checks, renderCheckPage, runCheck, type CheckSource } from './checks';
export {
  changeSentence,
  compare as comparePolicies,
  type CaChange as SignInChange,
  type CaPerson,
  type CaStrength,
  type ChangeCause,
  type CompareOptions,
  type CompareSide,
  type Comparison,
  type Requirement,
  type RequirementComparison,
  type RequirementId,
  type SymbolicWho,
} from './conditionalAccess';
export {
  dataset,
  datasets,
  GraphShapeError,
  optionalDatasets,
  plannedDatasets,
  type Dataset,
} from './datasets';
export { compositions, detections, detectors } from './detectors';
export * from './questions';
export { identityRisk, tenantScore } from './score';
export { stateOf } from './triage';
