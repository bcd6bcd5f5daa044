import { crc32, inflateRawSync } from 'node:zlib';

/**
 * The files of a ZIP archive by path, as its directory at the end has them.
 * @throws Error when a file is not what the directory says
 */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf('PK\x05\x06');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left; left -= 1) {
    if (archive.toString('latin1', at, at + 4) !== 'PK\x01\x02')
      throw new Error(`No entry at ${at}`);
    const nameLength = archive.readUInt16LE(at + 28);
    const path = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const begin =
      local +
      30 +
      archive.readUInt16LE(local + 26) +
      archive.readUInt16LE(local + 28);
    const contents = inflateRawSync(
      archive.subarray(begin, begin + archive.readUInt32LE(at + 20)),
    );
    if (
      contents.length !== archive.readUInt32LE(at + 24) ||
      crc32(contents) !== archive.readUInt32LE(at + 16) ||
      archive.toString('utf8', local + 30, local + 30 + nameLength) !== path
    )
      throw new Error(`${path} is not what the directory says`);
    files.set(path, contents);
    at +=
      46 +
      nameLength +
      archive.readUInt16LE(at + 30) +
      archive.readUInt16LE(at + 32);
  }
  return files;
}
