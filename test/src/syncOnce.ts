import { createPosture, openDatabase } from '@entra-posture/core/node';

/**
 * Syncs in a process of its own and says each page it has written and each sync that has ended, so that a test can kill it
 * there. `untilWhole`: again and again, until nothing is left to another process or unread.
 */
async function syncOnce() {
  const { database, origin, certificate, untilWhole, ...credentials } =
    JSON.parse(process.env.SYNC_ONCE!);
  const say = (line: object) =>
    process.stdout.write(`${JSON.stringify(line)}\n`);
  const knex = openDatabase(database);
  const quiet = () => {};
  const posture = await createPosture({
    knex,
    logger: { info: quiet, warn: quiet, error: line => console.error(line) },
    connections: [
      {
        id: 'demo',
        title: 'Demo tenant',
        ...credentials,
        loginOrigin: origin,
        graphOrigin: origin,
        caCertificate: certificate,
        demo: true,
        quotaSpeed: 100,
      },
    ],
  });
  const { collections } = posture.stores;
  const writePage = collections.writePage.bind(collections);
  collections.writePage = async (...args) => {
    await writePage(...args);
    say({ event: 'page', dataset: args[1] });
  };
  for (;;) {
    const { status, datasets } = await posture.sync('demo');
    if (status.state === 'failed') {
      say({ event: 'failed', message: status.problem });
      break;
    }
    const finished = datasets
      .filter(({ outcome }) => outcome === 'finished')
      .map(({ dataset }) => dataset);
    say({ event: 'synced', finished });
    if (!untilWhole) {
      say({ event: 'done' });
      break;
    }
    const states = await collections.states('demo');
    if (states.every(({ openSequence }) => openSequence === undefined)) {
      say({ event: 'done' });
      break;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  await posture.close();
  await knex.destroy();
}

syncOnce().catch(error => {
  process.stdout.write(
    `${JSON.stringify({ event: 'failed', message: error.stack })}\n`,
  );
  process.exitCode = 1;
});
