export {
  identityRisk,
  type Cause,
  type IdentityRisk,
  type Standing,
  type UnknownCause,
} from './identityRisk';
export { tenantScore, type JudgedCheck, type TenantScore } from './tenantScore';
