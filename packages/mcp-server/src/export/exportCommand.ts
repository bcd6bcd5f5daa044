import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportFindings } from '@entra-posture/core';
import type { PostureLogger } from '@entra-posture/core/node';
import { version } from '../../package.json';
import type { ExportOptions } from './exportOptions';
import { fromPortal } from './fromPortal';

/**
 * Writes findings to a file, or to `out`, as they are read.
 * @throws Error with one sentence that says what to do
 */
export async function runExport(
  options: ExportOptions,
  { out, logger }: { out: NodeJS.WritableStream; logger: PostureLogger },
): Promise<void> {
  const { source } = options.source;
  if (source.kind === 'portal') {
    await write(await fromPortal(source, options), options, out);
    return;
  }
  // Loaded only here: a process that asks a portal must not carry the database and Graph with it.
  const { openEmbedded } =
    require('../embedded') as typeof import('../embedded');
  const { posture, close } = await openEmbedded(options.source, logger);
  try {
    const [connection] = await posture.stores.connections.list();
    const before = await posture.stores.connections.status(connection.id);
    if (!before.finishedAt) {
      logger.info('The tenant was never read; it is read first.');
      await posture.sync(connection.id);
    }
    const { problem } = await posture.stores.connections.status(connection.id);
    if (problem) logger.warn(problem);
    const { chunks } = await exportFindings(
      {
        ...options.selection,
        format: options.format,
        connection: options.connection ?? connection.id,
      },
      posture.context({ subject: 'local', personalData: true }),
      { version },
    );
    await write(Readable.from(chunks), options, out);
  } finally {
    await close();
  }
}

async function write(
  chunks: Readable,
  { output }: ExportOptions,
  out: NodeJS.WritableStream,
): Promise<void> {
  if (output) await pipeline(chunks, createWriteStream(output));
  // Standard output stays open: it is not ours to close.
  else await pipeline(chunks, out, { end: false });
}
