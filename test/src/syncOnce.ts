import { createPosture, openDatabase } from '@entra-posture/core/node';

/** Syncs once in a process of its own and says each page it has written, so that a test can kill it there. */
async function syncOnce() {
  const { filename, origin, certificate, ...credentials } = JSON.parse(
    process.env.SYNC_ONCE!,
  );
  const say = (line: object) =>
    process.stdout.write(`${JSON.stringify(line)}\n`);
  const knex = openDatabase({ client: 'better-sqlite3', filename });
  const quiet = () => {};
  const posture = await createPosture({
    knex,
    logger: { info: quiet, warn: quiet, error: quiet },
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
  const report = await posture.sync('demo');
  if (report.status.state === 'failed') {
    say({ event: 'failed', message: report.status.problem });
  } else {
    say({ event: 'done' });
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
