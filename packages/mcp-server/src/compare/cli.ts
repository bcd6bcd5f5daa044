import { UsageError } from '../options/UsageError';
import { say } from '../say';
import { runCompare } from './compareCommand';
import { BadStateError } from './readState';

/** Serves nothing: standard output is the comparison, and the status is the verdict. */
export function compare(argv: readonly string[]): void {
  try {
    process.exitCode = runCompare(argv, line => {
      process.stdout.write(`${line}\n`);
    });
  } catch (error) {
    const badInput =
      error instanceof UsageError || error instanceof BadStateError;
    say(badInput ? error.message : `${(error as Error).stack}`);
    // A fault of ours must not look like a change that opens something.
    process.exitCode = badInput ? 2 : 4;
  }
}
