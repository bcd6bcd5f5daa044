export { csvLine, type CsvValue } from './csvLine';
export { exportFileName } from './exportFileName';
export {
  exportFindings,
  exportFormats,
  MOST_AFFECTED,
  type ExportFormat,
  type FindingExport,
} from './exportFindings';
