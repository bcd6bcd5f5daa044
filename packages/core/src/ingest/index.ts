export { toRow } from './toRow';
export type { Mapped, Refusal, RefusalReason, Tenant } from './ports';
