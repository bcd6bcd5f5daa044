export { causeKey, type CauseKind, type PrimaryCause } from './causeOf';
export { describePerson, groupsOf, holdingOf } from './describePerson';
export { gapKey } from './gapKey';
export { guestTypeOf } from './guestTypeOf';
export { readMemberships, readNesting, type Memberships } from './memberships';
export { allowedMethods, methodsOf, type MethodPolicy } from './methods';
export { narrowedTo } from './narrowedTo';
export { eachPersonAmong, personKinds } from './personKinds';
export { readSettings } from './readSettings';
export {
  readTenant,
  type PeopleGroup,
  type ReadTenantOptions,
  type TenantReading,
} from './readTenant';
export { coverageWork, workKey, type CoverageWork } from './coverageWork';
export { changeOfCell, type CellChange } from './changeOfCell';
export { readRoleHoldings, type RoleHoldings } from './roleHoldings';
export {
  countPeople,
  guestTypes,
  tenantCoverage,
  type Audience,
  type Cell,
  type Reading,
  type TenantCoverage,
  type TenantGap,
} from './tenantCoverage';
export {
  isReadable,
  tenantNeeds,
  tenantUses,
  type TenantDataset,
  type TenantRows,
} from './tenantRows';
export {
  audienceNoun,
  becauseOf,
  deviceWords,
  figure,
  gapSentence,
  locationWords,
  signInSentence,
  targetWords,
  withoutControl,
} from './words';
