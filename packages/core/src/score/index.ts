export {
  identityRisk,
  type Cause,
  type IdentityRisk,
  type Standing,
} from './identityRisk';
export { tenantScore, type JudgedCheck, type TenantScore } from './tenantScore';
