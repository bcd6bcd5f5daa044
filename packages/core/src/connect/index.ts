export { ConnectionError } from './connectionError';
export type {
  AppRegistration,
  ConnectionAdmin,
  NewTarget,
  PageCredential,
  TestReport,
} from './ports';
export { originsOf, type Origins } from './originsOf';
export { PageConnections, type PageConnectionsDeps } from './PageConnections';
export type { Reach } from './reach';
export { openSecrets } from './openSecrets';
