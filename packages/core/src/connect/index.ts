export { ConnectionError } from './connectionError';
export type {
  ConnectionAdmin,
  NewTarget,
  PageCredential,
  TestReport,
} from './ports';
