import { readFile, rename, writeFile } from 'node:fs/promises';
import type { PersonAtMachine } from '@entra-posture/core/node';

/** Keeps who is signed in, in a file that its owner alone can read: it holds what renews the sign-in. */
export function tokenFile(path: string): PersonAtMachine['cache'] {
  return {
    async read() {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
        throw error;
      }
    },
    async save(serialized) {
      // Whole or not at all: half a file would ask for a new sign-in.
      const next = `${path}.next`;
      await writeFile(next, serialized, { mode: 0o600 });
      await rename(next, path);
    },
  };
}
