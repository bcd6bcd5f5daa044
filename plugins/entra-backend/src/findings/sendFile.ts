import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FindingExport } from '@entra-posture/core';
import type { Response } from 'express';

/**
 * Sends a file in pieces, as fast as they are taken. What fails half-way breaks the answer off: a file that ends early
 * must not look whole.
 */
export async function sendFile(
  { contentType, fileName, chunks }: FindingExport,
  response: Response,
): Promise<void> {
  // The first piece is read before anything is sent, so that a database that is away is an answer and not a broken file.
  const pieces = chunks[Symbol.asyncIterator]();
  const first = await pieces.next();
  response.status(200);
  response.setHeader('content-type', contentType);
  response.setHeader(
    'content-disposition',
    `attachment; filename="${fileName}"`,
  );
  response.setHeader('cache-control', 'no-store');
  if (first.done) {
    response.end();
    if (!response.writableFinished) await once(response, 'finish');
    return;
  }
  await pipeline(
    Readable.from(
      (async function* all() {
        yield first.value;
        yield* { [Symbol.asyncIterator]: () => pieces };
      })(),
    ),
    response,
  );
}
