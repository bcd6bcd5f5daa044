#!/usr/bin/env node
/* eslint-disable no-console */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error(
    `entra-posture-ingest needs Node 22 or 24; this is ${process.version}.`,
  );
  process.exit(1);
}

// A published package has the bundle; a checkout runs its sources with the transform of Backstage's own commands.
const bundle = join(__dirname, '..', 'dist', 'ingest.cjs');
if (existsSync(bundle)) {
  require(bundle).main(process.argv.slice(2));
} else {
  require('@backstage/cli/config/nodeTransform.cjs');
  require('../src/ingest/cli').main(process.argv.slice(2));
}
