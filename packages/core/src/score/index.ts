export { gains, type Gain } from './gains';
export {
  identityRisk,
  type Cause,
  type IdentityRisk,
  type Standing,
  type UnknownCause,
} from './identityRisk';
export { judgedChecks } from './judgedChecks';
export { tenantScore, type JudgedCheck, type TenantScore } from './tenantScore';
export { worstOpen, type WorstOpen } from './worstOpen';
