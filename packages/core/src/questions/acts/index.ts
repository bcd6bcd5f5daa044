export {
  bulkByFilterInput,
  bulkByNameInput,
  findingActInput,
  MOST_AT_ONCE,
  type BulkActInput,
  type FindingActInput,
} from './actInput';
export {
  actOnFinding,
  type ActOptions,
  type FindingActed,
} from './actOnFinding';
export { actOnFindings, type FindingsActed } from './actOnFindings';
