import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';
import { root } from '../startedPortal';

const built = join(root, 'packages/app/dist/static');
/** What of the portal's page is there for this plugin alone. */
const ours = /(entra-frontend|packages\/core)\/(src|dist)\//;

/** @returns kilobytes of the plugin's own code, compressed file by file as it is sent, and in how many files it comes */
export function readShare(): { own: number; chunks: number } {
  let bytes = 0;
  let chunks = 0;
  for (const name of readdirSync(built).filter(each => /\.js$/.test(each))) {
    const own = ownCode(name);
    if (!own) continue;
    bytes += gzipSync(own).length;
    chunks += 1;
  }
  if (!chunks) {
    throw new Error(
      `No file in packages/app/dist/static has code of the plugin by its source map: the share cannot be told`,
    );
  }
  return { own: bytes / 1000, chunks };
}

function ownCode(name: string): string {
  // A module of nothing has no map.
  if (!existsSync(join(built, `${name}.map`))) return '';
  const lines = readFileSync(join(built, name), 'utf8').split('\n');
  const map = new TraceMap(readFileSync(join(built, `${name}.map`), 'utf8'));
  let own = '';
  let open: { line: number; column: number; isOwn: boolean } | undefined;
  const end = (line: number, column: number) => {
    if (!open?.isOwn) return;
    own +=
      line === open.line
        ? lines[line - 1].slice(open.column, column)
        : lines[open.line - 1].slice(open.column);
  };
  eachMapping(map, ({ generatedLine, generatedColumn, source }) => {
    end(generatedLine, generatedColumn);
    open = {
      line: generatedLine,
      column: generatedColumn,
      isOwn: ours.test(source ?? ''),
    };
  });
  end(Infinity, Infinity);
  return own;
}
