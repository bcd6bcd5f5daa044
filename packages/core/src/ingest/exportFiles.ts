import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Standard input, by the name that commands give it. */
export const STANDARD_INPUT = '-';

/** Names of what a folder is searched for. Others are not read, and said. */
const names = /\.(json|jsonl|ndjson|log)(\.gz)?$|\.gz$/i;
const HEAD_BYTES = 4096;
const CHUNK_BYTES = 256 * 1024;

export interface FoundFiles {
  files: string[];
  /** What lay in a folder and is no export by its name. */
  others: string[];
}

/**
 * The files of these paths, folders with all that is in them, by name.
 *
 * @throws Error of Node's file system, with the path
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], others: [] };
  for (const path of paths) {
    if (path === STANDARD_INPUT) {
      found.files.push(path);
    } else if ((await stat(path)).isDirectory()) {
      await search(path, found);
    } else {
      found.files.push(resolve(path));
    }
  }
  return found;
}

async function search(folder: string, found: FoundFiles): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = resolve(join(folder, entry.name));
    if (entry.isDirectory()) await search(path, found);
    else if (names.test(entry.name)) found.files.push(path);
    else found.others.push(path);
  }
}

/** What a file begins with: the same path may hold another file by now, and a file that grows begins as it did. */
export interface Head {
  bytes: number;
  hash: string;
}

/** @param bytes - how many were looked at before; as many as are worth it when absent */
export async function headOf(path: string, bytes = HEAD_BYTES): Promise<Head> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await file.read(buffer, 0, bytes, 0);
    const hash = createHash('sha256')
      .update(buffer.subarray(0, bytesRead))
      .digest('base64');
    return { bytes: bytesRead, hash };
  } finally {
    await file.close();
  }
}

/** The bytes of a file from a position of what it holds, which for a packed file is what was packed. */
export async function* readFrom(
  path: string,
  position: number,
): AsyncGenerator<Buffer> {
  if (!(await isPacked(path))) {
    yield* createReadStream(path, {
      start: position,
      highWaterMark: CHUNK_BYTES,
    }) as AsyncIterable<Buffer>;
    return;
  }
  const source = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  yield* unpacked(source, position);
}

/** Standard input, packed or not. */
export async function* readInput(input: Readable): AsyncGenerator<Buffer> {
  const chunks = input[Symbol.asyncIterator]();
  const begun = await chunks.next();
  if (begun.done) return;
  async function* all() {
    yield Buffer.from(begun.value);
    for (;;) {
      const next = await chunks.next();
      if (next.done) return;
      yield Buffer.from(next.value);
    }
  }
  const first = Buffer.from(begun.value);
  if (first[0] === 0x1f && first[1] === 0x8b) {
    yield* unpacked(Readable.from(all()), 0);
  } else {
    yield* all();
  }
}

async function* unpacked(
  source: Readable,
  position: number,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  source.on('error', error => gunzip.destroy(error));
  source.pipe(gunzip);
  let skip = position;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      if (skip >= chunk.length) {
        skip -= chunk.length;
        continue;
      }
      yield skip ? chunk.subarray(skip) : chunk;
      skip = 0;
    }
  } finally {
    source.destroy();
  }
}

async function isPacked(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const magic = Buffer.alloc(2);
    await file.read(magic, 0, 2, 0);
    return magic[0] === 0x1f && magic[1] === 0x8b;
  } finally {
    await file.close();
  }
}
