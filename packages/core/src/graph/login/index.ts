export { adminConsentUrl, loginRefusal } from './adminConsent';
export { appTokenSource } from './appTokenSource';
export { clouds } from './clouds';
export type { AppCredential, LoginTarget } from './credential';
export { personTokenSource, type PersonAtMachine } from './personTokenSource';
export { probe, type ProbeLine, type ProbeRequest } from './probe';
export {
  finishSignIn,
  startSignIn,
  type SignedIn,
  type SignInApp,
  type SignInRequest,
  type SignInStart,
} from './signIn';
export { signedInTokenSource, type SignedInCache } from './signedInTokenSource';
