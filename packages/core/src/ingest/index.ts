export { toRow } from './toRow';
export type { Mapped, Refusal, RefusalReason, Tenant } from './ports';
export { ingestFiles } from './ingestFiles';
export type { IngestFilesOptions, IngestReport } from './ingestFiles';
