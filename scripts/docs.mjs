// Writes the generated pages under docs/ from the declarations they describe. `--check` only compares, and fails where a
// page is not what the declarations say.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { requireNode, root } from './node.mjs';

requireNode();
const { load } = await import('./typescript.mjs');
const core = load('packages/core/src/index.ts');
const { renderConfigPage } = await import('./configPage.mjs');

const everyCheck = [...core.checks, ...core.detections];
const pages = new Map([
  [
    'docs/permissions.md',
    core.renderPermissionsPage(core.datasets, everyCheck),
  ],
  ['docs/questions.md', core.renderQuestionsPage(core.questions)],
  ['docs/config.md', renderConfigPage()],
  ...everyCheck.map(check => [
    `docs/checks/${check.id}.md`,
    core.renderCheckPage(check),
  ]),
]);

const check = process.argv.includes('--check');
const stale = [];
for (const [path, text] of pages) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale.push(path);
  if (!check) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
const folder = join(root, 'docs/checks');
for (const name of existsSync(folder) ? readdirSync(folder) : []) {
  if (pages.has(`docs/checks/${name}`)) continue;
  stale.push(`docs/checks/${name}`);
  if (!check) rmSync(join(folder, name));
}
if (check && stale.length) {
  console.error(
    `Not what the declarations say; run 'npm run docs': ${stale.join(', ')}`,
  );
  process.exit(1);
}
console.log(
  check
    ? `${pages.size} generated pages are up to date`
    : `${stale.length} of ${pages.size} pages written`,
);
