export { diffRows, type PropertyChange } from './diffRows';
export {
  auditWindow,
  whoChanged,
  type AuditedChange,
  type Initiator,
  type Who,
} from './whoChanged';
