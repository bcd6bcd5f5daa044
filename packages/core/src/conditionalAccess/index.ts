export {
  excludesOnly,
  readWhole,
  type Narrowing,
  type WholePolicy,
} from './wholePolicy';
export type {
  CaDevice,
  CaIdentity,
  CaInboundTrust,
  CaLocation,
  CaPerson,
  CaSignIn,
  CaStrength,
  CaTarget,
  CaTenant,
  CaWorkload,
  GuestType,
  Tri,
} from './signIn';
export {
  compilePolicies,
  type CompiledPolicies,
  type UnspecifiedMode,
} from './compile';
export {
  decide,
  whatIf,
  type CaVerdict,
  type Demand,
  type PolicyResult,
  type WhatIf,
  type WhatIfOptions,
} from './whatIf';
export type { Control, Grant } from './controls';
export type { CombinedSession } from './session';
export {
  inconsistencies,
  type Inconsistency,
  type InconsistencyKind,
} from './inconsistencies';
export { parseDeviceRule, type DeviceRule } from './deviceFilter';
export { perUserMfaId } from './pseudoPolicies';
export {
  coverage,
  type CaPopulatedTenant,
  type Coverage,
  type CoverageGap,
  type CoverageOptions,
  type PeopleClass,
} from './coverage';
export type { GapReach } from './boxWords';
export type { GapCause } from './causes';
export type { DimensionName } from './conditions';
export { meets, type Requirement, type RequirementId } from './requirements';
export {
  compare,
  type CaChange,
  type CompareOptions,
  type CompareSide,
  type Comparison,
  type RequirementComparison,
} from './compare';
export type { ChangeCause } from './changeCauses';
export type { SymbolicWho } from './symbolicPeople';
export { changeSentence } from './changeSentence';
