import type { CheckMetadata } from '../../model';
import type { AsOf } from '../shapes';
import type { ExportedFinding } from './exported';

export interface ExportContext {
  asOf: AsOf;
  /** Everything that is judged. */
  checks: readonly CheckMetadata[];
  /** Of this product. */
  version: string;
}

/** How an export is written: piece by piece, for there may be more findings than memory holds. */
export interface FindingFormat {
  contentType: string;
  extension: string;
  render(
    findings: AsyncIterable<ExportedFinding>,
    context: ExportContext,
  ): AsyncIterable<string>;
}
