export {
  exportFindings,
  exportFormats,
  MOST_AFFECTED,
  type ExportFormat,
  type FindingExport,
} from './exportFindings';
