// Does in an app what README says, where it says it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

function edit(app, file, change) {
  const path = join(app, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** @throws Error when the app has no such place: README would leave its reader alone with that */
function insertBefore(source, place, text, file) {
  if (source.split(place).length !== 2)
    throw new Error(`${file} does not have "${place}" once`);
  return source.replace(place, () => `${text}\n${place}`);
}

export async function applySteps(steps, { folder, env, legacy, log }) {
  for (const command of steps.commands) {
    await run('sh', ['-ec', command], { cwd: folder, env, log });
  }
  const { backend, config } = steps;
  edit(folder, backend.file, source =>
    insertBefore(source, 'backend.start();', backend.text, backend.file),
  );
  edit(folder, config.file, source => {
    if (/^entra:/m.test(source))
      throw new Error(`${config.file} of a fresh app has "entra" already`);
    return `${source}\n${config.text}`;
  });
  if (!legacy) return;
  for (const { file, imports, parent, child } of steps.legacy) {
    edit(
      folder,
      file,
      source => imports + insertBefore(source, `</${parent}>`, child, file),
    );
  }
}
