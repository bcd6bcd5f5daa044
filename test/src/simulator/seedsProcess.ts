import { simulate } from './simulate';

/** Runs every `step`th seed from `from` up to `to` and says of each how it ended, as a line of JSON. */
async function runSeeds(): Promise<void> {
  const { from, to, step, postgres } = JSON.parse(process.env.SEEDS!);
  for (let seed = from; seed < to; seed += step) {
    const said = await simulate(seed, postgres).catch((error: Error) => ({
      seed,
      failure:
        error.name === 'SimulationFailure'
          ? error.message
          : String(error.stack ?? error),
    }));
    process.stdout.write(`${JSON.stringify(said)}\n`);
  }
}

runSeeds().then(
  // Killed processes of the simulation wait for ever.
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
