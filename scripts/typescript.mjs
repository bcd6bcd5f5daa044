// Lets a script load the workspace's TypeScript sources, with the transform that Backstage's own commands use.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './node.mjs';

const require = createRequire(join(root, 'package.json'));
require('@backstage/cli/config/nodeTransform.cjs');

export function load(path) {
  return require(join(root, path));
}
