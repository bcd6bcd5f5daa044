import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';

/**
 * A folder for what is read of a tenant; one that is made is nobody else's.
 * @throws Error that says what to do when it cannot be written
 */
export function privateDirectory(path: string): void {
  written(path, () => mkdirSync(path, { recursive: true, mode: 0o700 }));
}

/**
 * A database file that nobody else on the machine may read, wherever it is: SQLite makes it as the process's mask says,
 * which is open to all as a rule, and the files beside it as open as this one.
 * @throws Error that says what to do when it cannot be written
 */
export function privateFile(path: string): void {
  written(path, () => {
    closeSync(openSync(path, 'a', 0o600));
    for (const each of [path, `${path}-wal`, `${path}-shm`])
      if (existsSync(each)) chmodSync(each, 0o600);
  });
}

function written(path: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new Error(
      `${path} cannot be written (${(error as NodeJS.ErrnoException).code}). Name another folder with --data or ENTRA_DATA_DIR.`,
    );
  }
}
