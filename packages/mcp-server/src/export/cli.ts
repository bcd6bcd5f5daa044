import type { PostureLogger } from '@entra-posture/core/node';
import { say } from '../say';
import { runExport } from './exportCommand';
import { exportUsage, readExportOptions } from './exportOptions';

/** Serves nothing: standard output is the file. */
export async function exportTo(
  argv: readonly string[],
  logger: PostureLogger,
): Promise<void> {
  if (argv.includes('--help')) {
    say(exportUsage);
    return;
  }
  await runExport(readExportOptions(argv, process.env), {
    out: process.stdout,
    logger,
  });
}
