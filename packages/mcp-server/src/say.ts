/** Standard output is the protocol, or the file that is asked for; everything a person reads goes to standard error. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
