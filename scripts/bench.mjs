// Prints one table of figures, each a ratio or a count from one run. `-- --only collect` runs one part, `-- --json`
// prints an array of {name, value, unit, goal, ok}. `-- --records 2000000` sets how many records ingest is fed; `-- --only detect --days 30
// --sign-ins 200000` how long the log is that detections go through, and how much a day of it holds. What takes
// long runs only when it is named: `-- --only million`, with `--users 100000` for a smaller one; `-- --only truth` prints what
// the checks find of what is planted, by check; `-- --only portal` looks at each page of a built portal, on PostgreSQL;
// `-- --only mcp` starts two other servers beside ours, which it takes from npm's registry.
import { parseArgs } from 'node:util';
import { requireNode } from './node.mjs';
import { providePostgres } from './provide/postgres.mjs';

requireNode();
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    records: { type: 'string', default: '200000' },
    users: { type: 'string' },
    days: { type: 'string', default: '10' },
    'sign-ins': { type: 'string', default: '10000' },
  },
});
const { load } = await import('./typescript.mjs');
const parts = {
  collect: () => load('test/src/bench/collect.ts').benchCollect(),
  change: () => load('test/src/bench/change.ts').benchChange(),
  storm: () => load('test/src/bench/storm.ts').benchStorm(),
  coverage: () => load('test/src/bench/coverage.ts').benchCoverage(),
  judge: async () => {
    const postgres = await providePostgres();
    try {
      return await load('test/src/bench/judge.ts').benchJudge({
        postgresUrl: postgres.url,
      });
    } finally {
      await postgres.stop();
    }
  },
  ingest: async () => {
    const postgres = await providePostgres();
    try {
      return await load('test/src/bench/ingest.ts').benchIngest({
        records: Number(values.records),
        postgresUrl: postgres.url,
      });
    } finally {
      await postgres.stop();
    }
  },
  detect: () => {
    const perDay = Number(values['sign-ins']);
    return load('test/src/bench/detect.ts').benchDetect({
      days: Number(values.days),
      perDay,
      people: Number(values.users ?? Math.ceil(perDay / 5)),
    });
  },
  truth: () =>
    load('test/src/bench/truth.ts').benchTruth({
      users: Number(values.users ?? 100_000),
    }),
  mcp: () =>
    load('test/src/bench/mcp.ts').benchMcp({
      users: Number(values.users ?? 50_000),
    }),
  portal: async () => {
    const postgres = await providePostgres();
    try {
      return await load('test/src/bench/portal.ts').benchPortal({
        users: Number(values.users ?? 1_000_000),
        postgresUrl: postgres.url,
      });
    } finally {
      await postgres.stop();
    }
  },
  million: () =>
    load('test/src/bench/million.ts').benchMillion({
      users: Number(values.users ?? 1_000_000),
    }),
};
const whenNamed = ['million', 'truth', 'mcp', 'portal'];
if (values.only && !parts[values.only]) {
  console.error(
    `There is no part ${values.only}; there are ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(2);
}
const figures = [];
for (const [name, run] of Object.entries(parts)) {
  if (values.only ? values.only !== name : whenNamed.includes(name)) continue;
  if (!values.json) console.error(`${name} …`);
  figures.push(...(await run()));
}
if (values.json) {
  console.log(JSON.stringify(figures, null, 2));
} else {
  const width = Math.max(...figures.map(figure => figure.name.length));
  for (const { name, value, unit, goal, ok } of figures) {
    console.log(
      `${name.padEnd(width)}  ${String(value).padStart(10)} ${unit.padEnd(9)} ${goal.padEnd(9)} ${goal ? (ok ? 'met' : 'NOT MET') : ''}`,
    );
  }
}
process.exit(figures.every(figure => figure.ok) ? 0 : 1);
