import { crc32, deflateRawSync } from 'node:zlib';

/** Midnight of the first day that the format knows: the same files give the same archive, whenever it is made. */
const date = (1 << 5) | 1;

/**
 * A ZIP archive, without the extension for more than four gigabytes.
 *
 * @param files - contents by path, with slashes
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.7, 4.3.12 and 4.3.16
 */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, contents] of Object.entries(files).sort()) {
    const name = Buffer.from(path);
    const data = deflateRawSync(contents, { level: 9 });
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // version 2.0 unpacks it
    facts.writeUInt16LE(0x0800, 2); // names are UTF-8
    facts.writeUInt16LE(8, 4); // deflated
    facts.writeUInt16LE(date, 8);
    facts.writeUInt32LE(crc32(contents), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(contents.length, 18);
    facts.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\x03\x04'), facts, name, data);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((0o100644 << 16) >>> 0, 6); // a file that its owner writes
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.from('PK\x01\x02'),
      Buffer.from([20, 3]), // made as on Unix, so that the mode counts
      facts,
      rest,
      name,
    );
    offset += 30 + name.length + data.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, index, Buffer.from('PK\x05\x06'), end]);
}
