// A registry of our own packs, so that README's `yarn add` runs as it stands before anything is published.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { output } from './run.mjs';

/** An app of create-app takes no version younger than three days (`npmMinimalAgeGate`): as of a release before that. */
const releasedAgo = 14 * 24 * 3600_000;

async function described(pack) {
  const manifest = JSON.parse(
    await output('tar', ['-xOf', pack, 'package/package.json'], {}),
  );
  const bytes = readFileSync(pack);
  return { manifest, bytes, file: basename(pack) };
}

function packument({ manifest, bytes, file }, origin) {
  const { name, version } = manifest;
  const released = new Date(Date.now() - releasedAgo).toISOString();
  return {
    name,
    'dist-tags': { latest: version },
    time: { created: released, modified: released, [version]: released },
    versions: {
      [version]: {
        ...manifest,
        dist: {
          tarball: `${origin}/${name}/-/${file}`,
          shasum: createHash('sha1').update(bytes).digest('hex'),
          integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
        },
      },
    },
  };
}

/** @returns {Promise<{ origin: string, close(): void }>} */
export async function serveRegistry(packs) {
  const served = new Map();
  for (const pack of packs) {
    const found = await described(pack);
    served.set(found.manifest.name, found);
  }
  const server = createServer();
  await new Promise((done, fail) =>
    server.once('error', fail).listen(0, '127.0.0.1', done),
  );
  const origin = `http://127.0.0.1:${server.address().port}`;
  server.on('request', (request, response) => {
    // `/@scope%2fname` describes a package, `/@scope/name/-/file.tgz` is one of its packs.
    const [name, pack] = decodeURIComponent(request.url.slice(1)).split('/-/');
    const found = served.get(name);
    if (!found) {
      response.writeHead(404).end(`There is no ${name} here`);
    } else if (pack) {
      response.end(found.bytes);
    } else {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(packument(found, origin)));
    }
  });
  return {
    origin,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
