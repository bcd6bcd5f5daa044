// The steps of README's "Install into your Backstage", taken out of README itself: what it says is what is done.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- scripts are the project's, and no package's
import { root } from '../../scripts/node.mjs';

const heading = '## Install into your Backstage';
/** From this line on a block of the old frontend system belongs into an element of its file. */
const within = /^\/\/ … and within <(\w+)>:\n/m;

function section() {
  const [, after] = readFileSync(join(root, 'README.md'), 'utf8').split(
    `\n${heading}\n`,
  );
  if (!after) throw new Error(`README.md has no heading "${heading}"`);
  return after.split('\n## ')[0];
}

/** `// packages/app/src/App.tsx` or `# app-config.yaml; every key: …` in its first line names the file of a block. */
const fileOf = text => /^(?:\/\/|#) ([\w./-]+\.\w+)/.exec(text)?.[1];

/**
 * @returns {{
 *   commands: string[],
 *   backend: { file: string, text: string },
 *   config: { file: string, text: string, connection: string },
 *   legacy: { file: string, imports: string, parent: string, child: string }[],
 * }}
 * @throws Error when README has a block that nothing here would do: a step must not be left out unseen
 */
export function readmeSteps() {
  const steps = {};
  const once = (name, step) => {
    if (steps[name])
      throw new Error(`README.md says twice how to do "${name}"`);
    steps[name] = step;
  };
  for (const [, language, text] of section().matchAll(
    /^```(\w*)\n([\s\S]*?)^```$/gm,
  )) {
    const file = fileOf(text);
    const body = text.slice(text.indexOf('\n') + 1);
    if (language === 'sh') {
      once('commands', text.split('\n').filter(Boolean));
    } else if (language === 'ts' && file?.startsWith('packages/backend/')) {
      once('backend', { file, text: body });
    } else if (language === 'yaml' && file) {
      const connection = /^ +connections:\n +([\w-]+):$/m.exec(body)?.[1];
      if (!connection)
        throw new Error(`README.md's ${file} configures no connection`);
      once('config', { file, text: body, connection });
    } else if (language === 'tsx' && file?.startsWith('packages/app/')) {
      const [imports, parent, child] = body.split(within);
      if (!child)
        throw new Error(
          `README.md's ${file} has no line "// … and within <…>:" between imports and element`,
        );
      (steps.legacy ??= []).push({
        file,
        imports,
        parent,
        child: child.trim().replace(/;$/, ''),
      });
    } else {
      throw new Error(
        `README.md has a step under "${heading}" that this script does not know:\n${text}`,
      );
    }
  }
  for (const name of ['commands', 'backend', 'config', 'legacy']) {
    if (!steps[name])
      throw new Error(`README.md does not say how to do "${name}"`);
  }
  return steps;
}
