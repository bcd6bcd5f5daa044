// Run as a process of its own, so that its memory and its garbage are those of one way of inserting. Each line that comes
// in is something to insert, and is answered by how that went.
import { createInterface } from 'node:readline';
import { BareDriver } from './BareDriver';
import { IngestFiles } from './IngestFiles';
import type { Inserted, Inserter } from './inserter';

function answer(seconds: number): void {
  const inserted: Inserted = {
    seconds,
    peak: process.resourceUsage().maxRSS * 1024,
  };
  process.stdout.write(`${JSON.stringify(inserted)}\n`);
}

async function main(): Promise<void> {
  const [, , way, given, records] = process.argv;
  const database = JSON.parse(given);
  const inserter: Inserter =
    way === 'bare'
      ? await BareDriver.open(database, Number(records))
      : await IngestFiles.open(database);
  answer(0);
  for await (const line of createInterface({ input: process.stdin })) {
    answer(await inserter.insert(JSON.parse(line)));
  }
  await inserter.close();
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
