import type { Readable } from 'node:stream';
import type { FilePosition, IngestStore } from '../store/ports';
import {
  findFiles,
  headOf,
  readFrom,
  readInput,
  STANDARD_INPUT,
} from './exportFiles';
import { IngestBatch, noCounts, type Counts } from './ingestBatch';
import type { Tenant } from './ports';
import { split, type SplitPosition } from './splitter';

/** Records that are written together; what a killed process has to read again. */
const BATCH = 2_000;

export interface IngestFilesOptions {
  connectionId: string;
  tenant: Tenant;
  /** Files, folders, or `-` for standard input. */
  paths: readonly string[];
  store: IngestStore;
  now: () => Date;
  input?: Readable;
  /** Told of what could not be read, with the file and the line. */
  onProblem(problem: { file: string; line: number; what: string }): void;
  /** Told after each batch. */
  onProgress?(counts: Readonly<Counts>, file: string): void;
  signal?: AbortSignal;
}

export interface IngestReport extends Counts {
  files: number;
  /** Lines and files that could not be read. */
  problems: number;
  /** What lay in a folder and was not read. */
  others: string[];
}

/**
 * Reads exported records from files into the store. What was read of a file before is not read again, though the file
 * has grown since; what cannot be read is told and left out.
 *
 * @throws StoreError and errors of the file system for a path that is not there
 */
export async function ingestFiles(
  options: IngestFilesOptions,
): Promise<IngestReport> {
  const { files, others } = await findFiles(options.paths);
  const report: IngestReport = { ...noCounts(), files: 0, problems: 0, others };
  for (const file of files) {
    options.signal?.throwIfAborted();
    await ingestFile(file, report, options);
    report.files += 1;
  }
  return report;
}

async function ingestFile(
  path: string,
  report: IngestReport,
  options: IngestFilesOptions,
): Promise<void> {
  const { store, connectionId, now, signal } = options;
  const problem = (line: number, what: string) => {
    report.problems += 1;
    options.onProblem({ file: path, line, what });
  };
  const place =
    path === STANDARD_INPUT ? undefined : await placeOf(path, options);
  const chunks = place
    ? readFrom(path, place.from?.position ?? 0)
    : readInput(options.input ?? process.stdin);

  let batch = new IngestBatch(options.tenant, report);
  let after = place?.from;
  // One batch is written while the next one is read; a failure is met before the next is begun.
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const full = batch;
    batch = new IngestBatch(options.tenant, report);
    const file = place && after && { ...place.head, ...after };
    await writing;
    signal?.throwIfAborted();
    writing = full.write(store, connectionId, { now: now(), file });
    writing.then(
      () => options.onProgress?.(report, path),
      () => {},
    );
  };
  try {
    for await (const part of split(chunks, place?.from)) {
      for (const piece of part.pieces) {
        if (piece.problem === undefined) batch.add(piece.record);
        else problem(piece.line, piece.problem);
      }
      after = part.after;
      if (batch.size >= BATCH) await write();
    }
  } catch (error) {
    const line = (after?.line ?? 0) + 1;
    if (!isUnreadable(error)) {
      await writing.catch(() => {});
      throw error;
    }
    problem(line, `cannot be read: ${(error as Error).message}`);
  }
  await write();
  await writing;
}

/** Where a file was left, if it is still the file that was read. */
async function placeOf(
  path: string,
  { store, connectionId }: IngestFilesOptions,
): Promise<{
  head: Pick<FilePosition, 'path' | 'headBytes' | 'headHash'>;
  from?: SplitPosition;
}> {
  const known = await store.file(connectionId, path);
  // A file that was empty tells nothing of what it is laid out like now.
  if (known?.position) {
    const { hash } = await headOf(path, known.headBytes);
    if (hash === known.headHash) {
      const { headBytes, headHash, position, line, layout } = known;
      return {
        head: { path, headBytes, headHash },
        from: { position, line, layout },
      };
    }
  }
  const head = await headOf(path);
  return { head: { path, headBytes: head.bytes, headHash: head.hash } };
}

/** A file that is packed wrongly or cut off, or that went away: the others are read all the same. */
function isUnreadable(error: unknown): boolean {
  const code = String((error as NodeJS.ErrnoException).code);
  return /^(Z_|ENOENT|EACCES|EISDIR|EIO)/.test(code);
}
