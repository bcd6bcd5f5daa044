#!/usr/bin/env node
/* eslint-disable no-console */
const { existsSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');

if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error(
    `entra-posture-mcp needs Node 22 or 24; this is ${process.version}.`,
  );
  // For a comparison, 1 would say that something opens.
  process.exit(process.argv[2] === 'compare' ? 2 : 1);
}

// A published package has the bundle; a checkout runs its sources with the transform of Backstage's own commands.
const bundle = join(__dirname, '..', 'dist', 'cli.cjs');
if (existsSync(bundle)) {
  // A client starts this anew with every session, and waits for it.
  enableCompileCache?.();
  require(bundle).main(process.argv.slice(2));
} else {
  require('@backstage/cli/config/nodeTransform.cjs');
  require('../src/cli').main(process.argv.slice(2));
}
