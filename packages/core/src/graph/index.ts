export { claimedPermissions } from './claims';
export { explainAadsts, explainedAadsts } from './aadsts';
export { classify } from './classify';
export { machineClock, type Clock } from './clock';
export {
  createGraphClient,
  type GraphClientOptions,
  type Transport,
} from './createGraphClient';
export { GraphError } from './graphError';
export { assertGraphUrl, requestUrl } from './graphUrl';
export { Limiter } from './limiter';
export { limits, type Limit } from './limits';
export * from './login';
export { LoginError } from './loginError';
export type { QuotaGrant, QuotaLedger, QuotaRequest } from './quotaLedger';
export { SharedQuotas } from './SharedQuotas';
export type {
  GraphClient,
  GraphFailure,
  GraphPage,
  TokenSource,
} from './ports';
