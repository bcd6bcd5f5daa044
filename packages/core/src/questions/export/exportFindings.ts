import type { FindingDetail } from '../../model';
import { filterOf, type FindingSelection } from '../findingFilter';
import { catalogueOf } from '../items';
import type { QuestionContext } from '../question';
import { QuestionError } from '../questionError';
import { asOf, scopeOf } from '../scope';
import { csv } from './csv';
import { exported, type ExportedFinding } from './exported';
import { exportFileName } from './exportFileName';
import type { FindingFormat } from './format';
import { json } from './json';
import { ocsf } from './ocsf';
import { sarif } from './sarif';

export const exportFormats = {
  csv,
  json,
  ocsf,
  sarif,
} as const satisfies Record<string, FindingFormat>;

export type ExportFormat = keyof typeof exportFormats;

/** How many of what one finding touches an export lists; the number of all of them stands beside. */
export const MOST_AFFECTED = 100;

export interface FindingExport {
  contentType: string;
  fileName: string;
  chunks: AsyncIterable<string>;
}

/**
 * Findings as a file, in pieces as they are read from the store.
 * @param input.format - one of `exportFormats`
 * @throws QuestionError before the first piece, when there is no such connection or format
 */
export async function exportFindings(
  {
    connection,
    format,
    ...selection
  }: FindingSelection & { connection?: string; format: string },
  context: QuestionContext,
  options: { version: string },
): Promise<FindingExport> {
  if (!Object.hasOwn(exportFormats, format)) {
    throw new QuestionError(
      'invalidInput',
      `format must be one of ${Object.keys(exportFormats).join(', ')}.`,
    );
  }
  const { contentType, extension, render } =
    exportFormats[format as ExportFormat];
  const scope = await scopeOf(context, connection);
  const { id, tenantId } = scope.connection;
  const now = context.now();
  const found = context.stores.findings.stream(filterOf(id, selection, now), {
    affected: MOST_AFFECTED,
  });
  return {
    contentType,
    fileName: exportFileName('findings', id, now, extension),
    chunks: render(each(found, tenantId, context), {
      asOf: asOf(scope),
      checks: catalogueOf(context).all,
      version: options.version,
    }),
  };
}

async function* each(
  found: AsyncIterable<FindingDetail>,
  tenantId: string,
  context: QuestionContext,
): AsyncIterable<ExportedFinding> {
  for await (const finding of found) {
    context.signal?.throwIfAborted();
    yield exported(finding, tenantId, context);
  }
}
